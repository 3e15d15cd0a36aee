import { describe, expect, it } from 'vitest';
import { makeLettersAtOnce } from '../../helpers/letters-at-once.ts';
import { chief, teacher } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();

type Letter = { readonly kind: string; readonly to: string | null };

describe('the letters of a report', () => {
  it('say whom an invitation is for by place, never by name', async () => {
    const { system, people } = served;
    const at = await people.until('consent', 'consentToShare', 'propose');
    const { report, reportId = '' } = at;
    const invitation = await people.post(chief, `${report}/meetings/${at.meetingId}/invitations`, {
      time: '2026-11-20T13:00:00.000Z',
      place: 'Familjecentralen',
      invited: ['guardian1', 'reporter', 'child', 'guardian1'],
    });
    expect([invitation.status, invitation.body['code']]).toEqual([201, undefined]);
    await makeLettersAtOnce(system, reportId, () => true);

    const seen = async (login: string): Promise<readonly string[]> => {
      const { body } = await people.get(login, report);
      return (body['letters'] as Letter[]).map(({ kind, to }) => `${kind} ${to}`).toSorted();
    };
    expect(await seen(chief)).toEqual([
      'jointMeetingInvitation child',
      'jointMeetingInvitation guardian1',
      'jointMeetingInvitation reporter',
      'reportAsSent null',
    ]);
    expect(await seen(teacher)).toEqual(['receipt null', 'reportAsSent null']);
  });
});
