import { expect, it } from 'vitest';
import { makesLettersDue } from '../../../domain/areas.ts';
import { factKinds } from '../../../domain/kinds.ts';

it('makes letters due by the sending and by an invitation to a meeting, and by no other fact', () => {
  expect(factKinds.filter(makesLettersDue)).toEqual(['reportSent', 'meetingInvited']);
});
