import type { ReportContent, StatedEvent } from './report-content.ts';

const says = (text: string | null): boolean => text !== null && /\S/.test(text);

const tells = ({ what, when, source, childsOwnWords }: StatedEvent): boolean =>
  [what, when.note, childsOwnWords].some(says) || source.kind === 'toldBy';

const worryTexts = [
  'otherReasonNotToInformGuardians',
  'whyNow',
  'since',
  'mostWorrying',
  'ifNothingIsDone',
] as const;

/**
 * Whether the report says one word of concern anywhere: an event, a kind of worry, a suspicion, an
 * acute answer. *Vet inte* is such a word (routine §1.2); only *none* and silence are not.
 */
export function hasConcern({
  acute,
  events,
  worry,
}: Pick<ReportContent, 'acute' | 'events' | 'worry'>): boolean {
  return (
    acute.danger === 'yes' ||
    acute.danger === 'unknown' ||
    says(acute.how) ||
    events.some(tells) ||
    worry.kinds.some((kind) => kind !== 'none') ||
    worry.suspected.length > 0 ||
    worryTexts.some((field) => says(worry[field]))
  );
}
