/** What somebody is told who logs in or out, or could not. */
export const wayInSv = {
  'out.ask': 'Logga ut',
  out: 'Du är utloggad',
  'out.close': 'Stäng webbläsaren om andra använder samma dator.',
  'out.there': 'Logga ut också hos inloggningstjänsten',
  start: 'Till startsidan',
  again: 'Logga in igen',
  failed: 'Inloggningen blev inte klar',
  'failed.why':
    'Den avbröts, tog för lång tid eller hörde till ett annat fönster. Inget har ändrats.',
  another: 'Någon annan loggade in',
  'another.why':
    'Du skulle logga in på nytt som dig själv, men någon annan loggade in. Inget har ändrats.',
  level: 'Inloggningen räcker inte',
  'level.why': 'Logga in med en e-legitimation på tillitsnivå 3 eller högre.',
  old: 'Logga in på nytt',
  'old.why': 'Inloggningstjänsten svarade med en tidigare inloggning, som är för gammal för detta.',
  nobody: 'Du har ingen funktion här',
  'nobody.why':
    'Inloggningen gick bra, men du har ingen funktion i systemet just nu. Vänd dig till systemförvaltaren.',
  down: 'Inloggningstjänsten svarar inte',
  'down.why': 'Försök igen om en stund.',
} as const;
