import { caseTexts } from './case-texts.ts';
import type { ApiErrorCode } from './errors.ts';
import type { ProblemText } from './problem-text.ts';
import type { ProblemCode } from './statuses.ts';

/** Texts of the problems that exist only because the API is reached over HTTP. */
const apiTexts: Readonly<Record<ApiErrorCode, ProblemText>> = {
  'method-not-allowed': [
    'Metoden stöds inte',
    'Adressen finns men svarar inte på den metoden. Se fältet allowed.',
  ],
  'malformed-request': ['Begäran kunde inte läsas', 'Adressen eller begäran är felaktigt kodad.'],
  'not-json': ['Innehållet är inte JSON', 'Skicka ett JSON-objekt kodat i UTF-8.'],
  'repeated-name': [
    'Samma namn två gånger',
    'Ett objekt har två medlemmar med samma namn. Det går inte att veta vilken som gäller.',
  ],
  'wrong-charset': ['Fel teckenkodning', 'Innehållet ska vara kodat i UTF-8.'],
  'unsupported-media-type': [
    'Fel innehållstyp',
    'Skicka innehållet som application/json, okomprimerat och kodat i UTF-8.',
  ],
  'not-octets': [
    'Fel innehållstyp',
    'Skicka filens egna byte som application/octet-stream, okomprimerade.',
  ],
  'too-large': ['För stort innehåll', 'Innehållet är för stort. En anmälan får vara högst 256 kB.'],
  'invalid-query': [
    'Felaktig sökparameter',
    'En eller flera sökparametrar har fel form. Fältet errors säger vilka och varför.',
  ],
  'login-failed': [
    'Inloggningen blev inte klar',
    'Den avbröts, tog för lång tid eller hörde till ett annat fönster. Logga in igen. Fältet reason säger varför.',
  ],
  'idempotency-key-required': [
    'Idempotency-Key saknas',
    'Skicka rubriken Idempotency-Key med 1–200 synliga ASCII-tecken, ny för varje ny handling.',
  ],
  'if-match-required': [
    'If-Match saknas',
    'Skicka rubriken If-Match med den ETag du senast fick, "0" om inget fanns, eller * för att skriva över det som finns.',
  ],
  'invalid-if-match': [
    'Felaktig If-Match',
    'If-Match ska vara den ETag du senast fick, till exempel "7".',
  ],
  'no-token': ['Inloggning krävs', 'Skicka en åtkomstbiljett i rubriken Authorization: Bearer.'],
  'invalid-token': [
    'Åtkomstbiljetten gäller inte',
    'Biljetten är felaktig, för gammal eller utfärdad för något annat. Logga in på nytt.',
  ],
  'no-function': [
    'Ingen funktion',
    'Inloggningen har ingen funktion i systemet just nu. Vänd dig till systemförvaltaren.',
  ],
  'acting-as-required': [
    'Välj funktion',
    'Du har flera funktioner. Ange en av dem i rubriken Acting-As; de står i fältet functions.',
  ],
  'acting-as-unknown': [
    'Okänd funktion',
    'Acting-As är inte en av dina funktioner. De står i fältet functions.',
  ],
  'quota-used-up': [
    'För mycket på kort tid',
    'Inget har gått förlorat och inget har sparats. Skicka igen efter så många sekunder som fältet retryAfter säger, med samma Idempotency-Key. En anmälan som svarar ja eller vet inte på frågan om akut fara tas alltid emot.',
  ],
  'login-unavailable': [
    'Inloggningen svarar inte',
    'Det går inte att kontrollera inloggningen just nu. Försök igen om en stund.',
  ],
  'try-again': [
    'Försök igen',
    'Systemet är upptaget just nu. Försök igen om en stund, med samma Idempotency-Key.',
  ],
  'not-ready': [
    'Inte klart',
    'Systemet är inte redo att ta emot. Fältet failing säger vad som brister.',
  ],
  internal: [
    'Internt fel',
    'Något gick fel hos oss. Försök igen med samma Idempotency-Key; ange fältet instance om felet består.',
  ],
};

/**
 * What people read for each code: what is wrong and how to mend it. No text repeats what the caller
 * had sent, since that may be about a child.
 */
export const problemTexts: Readonly<Record<ProblemCode, ProblemText>> = {
  ...caseTexts,
  ...apiTexts,
};
