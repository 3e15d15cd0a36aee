import { restTexts, type RestKey } from '../../../../templates/messages/pages/rest.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { draftPage } from '../draft/draft-page.ts';
import { questionsView } from '../draft/questions-view.tsx';

const fields = {
  'worry.whyNow': { label: 'whyNow', is: 'words' },
  'worry.since': { label: 'since' },
  'worry.mostWorrying': { label: 'mostWorrying', is: 'words' },
  'worry.ifNothingIsDone': { label: 'ifNothingIsDone', is: 'words' },
  'worry.protectiveFactors': { label: 'protectiveFactors', is: 'words' },
  'more.schoolMeasures': { label: 'schoolMeasures', is: 'words' },
  'more.otherAgencies': { label: 'otherAgencies', is: 'words', hint: 'otherAgencies.hint' },
  'more.familysView': { label: 'familysView', is: 'words' },
  'more.precautions': { label: 'precautions', is: 'words' },
} as const satisfies FieldTable<RestKey>;

/** `/anmal/{u}/mer`: what may be told beside the seven questions, asked for once. */
export const morePages = draftPage({
  segment: 'mer',
  fields,
  texts: restTexts,
  more: async () => ({}),
  view: questionsView({ segment: 'mer', fields, lead: 'more.voluntary' }),
  next: 'kontrollera',
});
