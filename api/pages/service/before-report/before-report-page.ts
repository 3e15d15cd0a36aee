import { z } from 'zod';
import { localDate } from '../../../../domain/calendar/time.ts';
import { contactOf } from '../../../../services/people/contact.ts';
import { openPage } from '../../../kit/page-route.ts';
import { beforeReportView } from './before-report-view.tsx';

/**
 * `/anmal`: whether to call, to ask or to write. No number hides behind a login, so that the page is
 * open to anybody; the municipality is chosen by its code.
 */
export const beforeReportPage = openPage({
  path: '/anmal',
  request: { query: z.object({ kommun: z.string().optional() }) },
  read: ({ deps, clock }, { query }, visit) => {
    const { directory } = deps;
    const own = visit.is === 'here' ? visit.actor.assignment.municipalityId : undefined;
    const named = directory.municipalityByCode(query.kommun ?? '');
    const chosen = named?.id ?? own;
    const at = clock.now();
    return {
      municipalities: directory.municipalities,
      chosen: chosen === undefined ? undefined : directory.municipality(chosen),
      contact: chosen === undefined ? undefined : contactOf(deps, chosen, at),
      on: localDate(at),
      named: named?.code,
    };
  },
  view: beforeReportView,
});
