import { viewMeetings } from '../../../../services/meetings/view-meetings.ts';
import { leadRoute, pageRoute, type PageRoute } from '../../../kit/page-route.ts';
import { reportParams } from '../../../routes/schemas.ts';
import { casePath } from '../../case/case-path.ts';
import { nextStep, stepPath } from './next-step.ts';
import { meetingView } from './view.tsx';

/** `mote`: how the joint meeting stands. */
const overviewPage = pageRoute({
  path: '/anmalningar/:reportId/mote',
  request: { params: reportParams },
  read: ({ deps, call, input }) => viewMeetings(deps, call, input.params),
  view: meetingView,
});

/** `mote/nasta`: leads whoever has the duty to hold the meeting to what comes next of it. */
const nextPage = leadRoute({
  path: '/anmalningar/:reportId/mote/nasta',
  request: { params: reportParams },
  to: async ({ deps, call, input }) => {
    const head = await viewMeetings(deps, call, input.params);
    const step = nextStep(head);
    return step ? stepPath(head, step) : `${casePath(head.id)}/mote`;
  },
});

export const meetingOverviewPages: readonly PageRoute[] = [overviewPage, nextPage];
