import { questionTexts, type QuestionKey } from '../../../../templates/messages/pages/questions.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { draftPage } from '../draft/draft-page.ts';
import { eventsView } from './events-view.tsx';

const fields = {
  'events.*.what': { label: 'event.what' },
  'events.*.when.date': { label: 'event.when.date' },
  'events.*.when.note': { label: 'event.when.note' },
  'events.*.source.kind': { label: 'event.source.kind', is: 'choice' },
  'events.*.source.who': { label: 'event.source.who' },
  'events.*.source.when': { label: 'event.source.when' },
  'events.*.childsOwnWords': { label: 'event.childsOwnWords' },
  'events.*.area': { label: 'event.area', is: 'choice' },
  'worry.kinds': { label: 'worry.kinds', is: 'choice' },
  'worry.suspected': { label: 'worry.suspected', is: 'choice' },
  'worry.otherReasonNotToInformGuardians': { label: 'worry.otherReason' },
} as const satisfies FieldTable<QuestionKey>;

/** `/anmal/{u}/handelser`: what has happened, what kind of worry it is and who is suspected. */
export const eventsPages = draftPage({
  segment: 'handelser',
  fields,
  rows: { events: { anchor: 'handelse', beforehand: ['area'] } },
  texts: questionTexts,
  more: async () => undefined,
  view: eventsView,
  next: 'familjen',
});
