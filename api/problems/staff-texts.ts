/** What an administrator is refused with, in plain Swedish. */
export const staffTexts = {
  'client-ended': [
    'Systemet släpps inte in',
    'Systemet släpps inte längre in. Fältet current säger sedan när.',
  ],
  'function-ended': [
    'Funktionen har slutat',
    'Funktionen har redan slutat. Fältet current säger när.',
  ],
  'function-held': [
    'Har funktionen redan',
    'Personen har den funktionen på enheten under en del av tiden. Avsluta den först, eller välj en annan tid.',
  ],
  'key-known': [
    'Nyckeln finns redan',
    'Systemet har eller har haft den nyckeln, eller en med samma namn. Skapa en ny.',
  ],
  'key-revoked': [
    'Nyckeln är återkallad',
    'Nyckeln är redan återkallad. Fältet current säger när.',
  ],
  'last-administrator': [
    'Den sista systemförvaltaren',
    'Kommunen skulle stå utan systemförvaltare. Ge någon annan funktionen först.',
  ],
  'login-taken': [
    'Inloggningen används',
    'Inloggningen hör redan till någon eller till ett system. Finns personen i kommunens lista, ge henne en funktion till där.',
  ],
  'not-logged-in': ['Inte inloggad', 'Personen är inte inloggad någonstans.'],
  'own-function': [
    'Ingen ger sig själv en funktion',
    'En annan systemförvaltare ger dig funktionen, eller förlänger den.',
  ],
  'unknown-unit': ['Okänd enhet', 'Kommunen har ingen sådan enhet.'],
} as const;
