import { addMinutes, type Instant } from '../calendar/time.ts';
import { factKinds, type FactKind } from '../kinds.ts';

/**
 * A form is named by the fact that it is to record. A report has no such text: what is written of one
 * is a draft.
 */
export type KeptForm = Exclude<FactKind, 'reportSent'>;
export const keptForms = factKinds.filter((kind): kind is KeptForm => kind !== 'reportSent');

/** Hours and not a day, so that a text from the evening before a night shift outlives the night. */
const hoursOfText = 24;

/** Until when what somebody typed in a form is kept. */
export function textKeptUntil(savedAt: Instant): Instant {
  return addMinutes(savedAt, hoursOfText * 60);
}
