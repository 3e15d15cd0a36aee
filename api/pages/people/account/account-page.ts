import { idleChoices } from '../../../../domain/people/session-times.ts';
import { endSession, keepLonger, listSessions } from '../../../../services/people/own-sessions.ts';
import { pageRoute } from '../../../kit/page-route.ts';
import { postRoute } from '../../../kit/post-route.ts';
import { ComeIn } from '../../../kit/visitor.ts';
import { accountView } from './account-view.tsx';

const path = '/konto';

/** `/konto`: where somebody is logged in, and how long she stays so while she does nothing. */
export const accountPages = [
  pageRoute({
    path,
    request: {},
    read: async ({ deps, call, visit }) => ({
      sessions: await listSessions(deps, visit, call.at),
      idleMinutes: visit.session.idleMinutes,
      municipality: deps.directory.municipality(visit.actor.assignment.municipalityId).name,
    }),
    view: accountView,
  }),
  postRoute(path, async ({ parts, visit, fields }) => {
    if (visit.is !== 'here') throw new ComeIn(visit);
    const at = parts.clock.now();
    const { end, idle } = fields;
    const idleMinutes = idleChoices.find((minutes) => String(minutes) === idle);
    if (end !== undefined) await endSession(parts.deps, visit, { id: end, at });
    if (idleMinutes !== undefined) await keepLonger(parts.deps, visit, { idleMinutes, at });
    return path;
  }),
];
