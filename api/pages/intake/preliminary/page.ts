import { viewIntake } from '../../../../services/intake/intake-view.ts';
import { viewFacts } from '../../../../services/reports/content-views.ts';
import { pageRoute } from '../../../kit/page-route.ts';
import { reportParams } from '../../../routes/schemas.ts';
import { intakeNote } from '../../../routes/intake/record-routes.ts';
import { factorPages } from './factor/page.ts';
import { notePages } from './note/page.tsx';
import { sortingPages } from './sorting/page.tsx';
import { preliminaryView } from './view.tsx';

/** So many notes are shown; more than that is nobody's preliminary assessment. */
const mostNotes = 100;

/** `forhandsbedomning`: the twelve areas, what each person sees, protection beside risk (routine §5.3). */
const overview = pageRoute({
  path: '/anmalningar/:reportId/forhandsbedomning',
  request: { params: reportParams },
  read: async ({ deps, call, input: { params } }) => {
    const { reportId } = params;
    const of = { reportId, kinds: ['intakeNoteTaken'] } as const;
    const notes = await viewFacts(deps, call, of, { limit: mostNotes, offset: 0 });
    const said = notes.items
      .filter(({ correctedBy }) => correctedBy === null)
      .map(({ id, record }) => ({ id, ...intakeNote.parse(record) }));
    return { id: reportId, intake: await viewIntake(deps, call, reportId), notes: said };
  },
  view: preliminaryView,
});

export const preliminaryPages = [overview, ...notePages, ...factorPages, ...sortingPages];
