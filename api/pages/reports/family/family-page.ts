import { questionTexts, type QuestionKey } from '../../../../templates/messages/pages/questions.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { draftPage } from '../draft/draft-page.ts';
import { familyView } from './family-view.tsx';

const fields = {
  'informed.child.answer': { label: 'informed.child', is: 'choice' },
  'informed.child.said': { label: 'informed.child.said' },
  'informed.child.reasonIfNot': { label: 'informed.reason' },
  'informed.guardians.answer': { label: 'informed.guardians', is: 'choice' },
  'informed.guardians.said': { label: 'informed.guardians.said' },
  'informed.guardians.reasonIfNot': { label: 'informed.reason' },
} as const satisfies FieldTable<QuestionKey>;

/** `/anmal/{u}/familjen`: whether the family knows of the report. */
export const familyPages = draftPage({
  segment: 'familjen',
  fields,
  texts: questionTexts,
  more: async () => undefined,
  view: familyView,
  next: 'barnet',
});
