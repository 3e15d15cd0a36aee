import type { SchoolKeeper, SecrecyLineId } from '../../../domain/law/secrecy-lines.ts';

/** Lines whose words, and not only paragraphs, depend on who keeps the school. */
type ByKeeper = 'sending' | 'coSigning';
type Keys =
  | `secrecy.${Exclude<SecrecyLineId, ByKeeper>}`
  | `secrecy.${ByKeeper & SecrecyLineId}.${SchoolKeeper}`;

/** What is said wherever information crosses a border; the paragraphs of the day are put in. */
export const secrecySv = {
  'secrecy.sending.public':
    'Det du skriver går till socialnämnden. Anmälningsplikten bryter sekretessen ({law}).',
  'secrecy.sending.independent':
    'Det du skriver går till socialnämnden. Tystnadsplikten ({law}) hindrar inte anmälan.',
  'secrecy.sending.unknown':
    'Det du skriver går till socialnämnden. Anmälningsplikten bryter sekretessen ({law}). I en fristående skola hindrar tystnadsplikten ({independent}) inte anmälan.',
  'secrecy.coSigning.public':
    'Den som tillfrågas läser hela anmälan. Den är hemlig hos skolan ({law}); elevhälsans uppgifter också inom skolan ({pupilHealth}).',
  'secrecy.coSigning.independent':
    'Den som tillfrågas läser hela anmälan. Den är hemlig hos skolan ({law}).',
  'secrecy.coSigning.unknown':
    'Den som tillfrågas läser hela anmälan. Den är hemlig hos skolan ({law}, fristående: {independent}); elevhälsans uppgifter också inom skolan ({pupilHealth}).',
  'secrecy.afterwards':
    'Skolan får veta att anmälan har kommit in och öppnats. Allt annat är hemligt ({law}).',
  'secrecy.feedback':
    'Anmälaren får veta om utredning har inletts, inte inletts eller pågår, inget mer ({law}).',
  'secrecy.consent': 'Mer än så får delas bara med samtycke som nämner parterna ({law}).',
  'secrecy.consultation':
    'Skriv inget som röjer barnet. Då lämnas inga hemliga uppgifter ut ({law}).',
  'secrecy.cooperation': 'Vi talar om samarbetet, inte om barnet eller familjen ({law}).',
  'secrecy.handOver': 'Formens parter får veta det samtycket nämner ({law}).',
} as const satisfies Readonly<Record<Keys, string>>;
