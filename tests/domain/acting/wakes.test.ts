import { expect, it } from 'vitest';
import { wakesWorkflow } from '../../../domain/areas.ts';
import { factKinds } from '../../../domain/kinds.ts';

it('wakes a workflow by a fact that opens a duty, makes a letter due or ends the wait, and by no other', () => {
  expect(factKinds.filter(wakesWorkflow)).toEqual([
    'reportSent',
    'supplementAdded',
    'reportOpened',
    'protectionAssessed',
    'meetingInvited',
    'decisionMade',
    'feedbackRequested',
    'situationOpened',
    'followUpMeetingHeld',
  ]);
});
