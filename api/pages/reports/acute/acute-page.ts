import { questionTexts, type QuestionKey } from '../../../../templates/messages/pages/questions.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { draftPage } from '../draft/draft-page.ts';
import { acuteView } from './acute-view.tsx';

const fields = {
  'acute.danger': { label: 'acute.danger', is: 'choice' },
  'acute.how': { label: 'acute.how' },
  'acute.phoneContact.taken': { label: 'acute.phoneContact.taken', is: 'choice' },
  'acute.phoneContact.at': { label: 'acute.phoneContact.at' },
  'acute.phoneContact.with': { label: 'acute.phoneContact.with' },
  'childNow.where': { label: 'childNow.where' },
  'childNow.whereUnknown': { label: 'childNow.whereUnknown' },
  'childNow.safeUntil': { label: 'childNow.safeUntil' },
} as const satisfies FieldTable<QuestionKey>;

/** `/anmal/{u}/akut`: how urgent it is, and where the child is now. */
export const acutePages = draftPage({
  segment: 'akut',
  fields,
  texts: questionTexts,
  more: async () => undefined,
  view: acuteView,
  next: 'handelser',
});
