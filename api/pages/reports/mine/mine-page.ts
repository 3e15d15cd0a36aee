import { z } from 'zod';
import { viewMyReports } from '../../../../services/desk/my-reports.ts';
import { pageRoute } from '../../../kit/page-route.ts';
import { paging } from '../../../routes/schemas.ts';
import { mineView } from './mine-view.tsx';

/** `/mina-anmalningar`: what waits for a sender, what she writes, and what she has sent. */
export const minePage = pageRoute({
  path: '/mina-anmalningar',
  request: { query: z.object({ sida: paging.page }) },
  read: ({ deps, call, input: { query } }) => viewMyReports(deps, call, query.sida),
  view: mineView,
});
