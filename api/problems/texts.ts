import { caseTexts } from './case-texts.ts';
import type { ProblemText } from './problem-text.ts';

/** What people read for each code: what is wrong and how to mend it, never what they had written. */
export const problemTexts = {
  'not-found': {
    title: 'Finns inte',
    detail: 'Det du söker finns inte, eller så får du inte se det. Kontrollera adressen.',
  },
  'method-not-allowed': {
    title: 'Metoden stöds inte',
    detail: 'Adressen finns men svarar inte på den metoden. Se fältet allowed.',
  },
  'malformed-request': {
    title: 'Begäran kunde inte läsas',
    detail: 'Adressen eller begäran är felaktigt kodad.',
  },
  'not-json': {
    title: 'Innehållet är inte JSON',
    detail: 'Skicka ett JSON-objekt kodat i UTF-8.',
  },
  'wrong-charset': {
    title: 'Fel teckenkodning',
    detail: 'Innehållet ska vara kodat i UTF-8.',
  },
  'unsupported-media-type': {
    title: 'Fel innehållstyp',
    detail: 'Skicka innehållet som application/json, okomprimerat och kodat i UTF-8.',
  },
  'too-large': {
    title: 'För stort innehåll',
    detail: 'Innehållet får vara högst 256 kB.',
  },
  'invalid-request': {
    title: 'Innehållet går inte att ta emot',
    detail: 'Ett eller flera fält har fel form. Fältet errors säger vilka och varför.',
  },
  'invalid-query': {
    title: 'Felaktig sökparameter',
    detail: 'En eller flera sökparametrar har fel form. Fältet errors säger vilka och varför.',
  },
  'no-concern': {
    title: 'Anmälan saknar oro',
    detail:
      'Ange minst en händelse, en sorts oro eller ett svar om akut fara. Vet inte är ett svar.',
  },
  'idempotency-key-required': {
    title: 'Idempotency-Key saknas',
    detail:
      'Skicka rubriken Idempotency-Key med 1–200 synliga ASCII-tecken, ny för varje ny handling.',
  },
  'idempotency-key-reused': {
    title: 'Nyckeln är redan använd',
    detail: 'Samma Idempotency-Key har använts till något annat. Använd en ny nyckel.',
  },
  'request-in-flight': {
    title: 'Samma begäran pågår',
    detail: 'En begäran med samma nyckel pågår. Vänta en stund och fråga igen.',
  },
  'invalid-if-match': {
    title: 'Felaktig If-Match',
    detail: 'If-Match ska vara den ETag du senast fick, till exempel "7".',
  },
  'changed-since': {
    title: 'Ärendet har ändrats',
    detail: 'Något har hänt sedan du läste. Läs på nytt och försök igen.',
  },
  'no-token': {
    title: 'Inloggning krävs',
    detail: 'Skicka en åtkomstbiljett i rubriken Authorization: Bearer.',
  },
  'invalid-token': {
    title: 'Åtkomstbiljetten gäller inte',
    detail: 'Biljetten är felaktig, för gammal eller utfärdad för något annat. Logga in på nytt.',
  },
  'no-function': {
    title: 'Ingen funktion',
    detail: 'Inloggningen har ingen funktion i systemet just nu. Vänd dig till systemförvaltaren.',
  },
  'assurance-too-low': {
    title: 'För låg tillitsnivå',
    detail: 'Logga in med tillitsnivå 3 (LOA 3) eller högre.',
  },
  'acting-as-required': {
    title: 'Välj funktion',
    detail:
      'Du har flera funktioner. Ange en av dem i rubriken Acting-As; de står i fältet functions.',
  },
  'acting-as-unknown': {
    title: 'Okänd funktion',
    detail: 'Acting-As är inte en av dina funktioner. De står i fältet functions.',
  },
  ...caseTexts,
  'login-unavailable': {
    title: 'Inloggningen svarar inte',
    detail: 'Det går inte att kontrollera inloggningen just nu. Försök igen om en stund.',
  },
  'try-again': {
    title: 'Försök igen',
    detail: 'Systemet är upptaget just nu. Försök igen om en stund, med samma Idempotency-Key.',
  },
  'not-ready': { title: 'Inte klart', detail: 'Systemet är inte redo att ta emot ännu.' },
  refused: { title: 'Det går inte', detail: 'Begäran kan inte utföras. Fältet code säger varför.' },
  internal: {
    title: 'Internt fel',
    detail:
      'Något gick fel hos oss. Försök igen med samma Idempotency-Key; ange fältet instance om felet består.',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

export type ProblemCode = keyof typeof problemTexts;

/** A code that has no text of its own still gets one that is true. */
export const problemText = (code: string): ProblemText =>
  Object.hasOwn(problemTexts, code) ? problemTexts[code as ProblemCode] : problemTexts.refused;
