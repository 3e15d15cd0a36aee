import { viewWork } from '../../../../services/desk/work.ts';
import { pageRoute } from '../../../kit/page-route.ts';
import { workAsked, workQuery } from './query.ts';
import { workPath, workView } from './view.tsx';

/** `/att-gora`: what to do now, the most urgent first. */
export const workPage = pageRoute({
  path: workPath,
  request: { query: workQuery },
  read: async ({ deps, call, input: { query } }) => ({
    work: await viewWork(deps, call, workAsked(query)),
    address: query,
  }),
  view: workView,
});
