import type { Choice } from '../../../../templates/components/choices.tsx';
import { restTexts, type RestKey } from '../../../../templates/messages/pages/rest.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { draftPage } from '../draft/draft-page.ts';
import { questionsView } from '../draft/questions-view.tsx';

const fields = {
  municipalityCode: { label: 'receiver', is: 'choice' },
  'childNow.municipalityCode': { label: 'childNow', is: 'list' },
} as const satisfies FieldTable<RestKey>;

type Places = { readonly places: readonly Choice[]; readonly receiver: string };

/** `/anmal/{u}/mottagare`: which municipality receives it. */
export const destinationPages = draftPage({
  segment: 'mottagare',
  fields,
  texts: restTexts,
  more: async ({ deps: { directory }, draft }) => ({
    places: directory.municipalities.map(({ code, name }) => ({ value: code, label: name })),
    receiver: directory.municipality(draft.municipalityId).code,
  }),
  view: questionsView({
    segment: 'mottagare',
    fields,
    lead: 'receiver.what',
    choices: (_frame, { places }: Places) => ({
      municipalityCode: places,
      'childNow.municipalityCode': places,
    }),
    beforehand: (_draft, { receiver }) => ({ municipalityCode: receiver }),
  }),
  next: 'kontrollera',
});
