import { choicesSv } from './choices-sv.ts';
import { familyLettersSv } from './family-letters-sv.ts';
import { forwardingSv } from './forwarding-sv.ts';
import { reportSv } from './report-sv.ts';

/** The source catalogue: every other language has exactly these keys. */
export const sv = {
  ...choicesSv,
  ...reportSv,
  ...familyLettersSv,
  ...forwardingSv,
  'calendar.meeting': 'Möte',
  'calendar.seeLetter': 'Se inbjudan som du har fått.',
  'document.page': 'Sida {page} av {of}',
  'document.unprintable':
    'Några tecken i texten kan inte visas här. De står i stället som nummer inom hakparentes, till exempel [U+0628]. Anmälan finns kvar i original.',
  'receipt.title': 'Kvitto på orosanmälan',
  'receipt.arrived': 'Din anmälan har kommit in.',
  'receipt.onlyThat':
    'Kvittot säger bara att anmälan har kommit in. Det säger inget om vad som händer sedan.',
  'receipt.keep':
    'Spara referensen. Uppge den om du ringer eller vill lägga till något. Skriv inte barnets namn i mejl eller sms.',
  'receipt.acute': 'Är ett barn i akut fara? Ring 112.',
  'receipt.phone': 'Telefon till socialtjänsten',
  'receipt.noPhone':
    'Inget nummer är angivet. Ring 112 vid akut fara, annars polisen på 114 14 eller kommunens växel.',
} as const;
