import { expect, it } from 'vitest';
import { makesLettersDue } from '../../../domain/areas.ts';
import { factKinds } from '../../../domain/kinds.ts';

it('makes letters due by the sending, an invitation to a meeting, a forwarding, and by no other fact', () => {
  const due = factKinds.filter(makesLettersDue);
  expect(due).toEqual(['reportSent', 'meetingInvited', 'reportForwarded']);
});
