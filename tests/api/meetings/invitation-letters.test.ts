import { describe, expect, it } from 'vitest';
import { createMakeLetters } from '../../../activities/letters/letters.ts';
import { chief, teacher } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();

type Letter = { readonly kind: string; readonly to: string | null };

const assessed = { immediateNeed: 'no', reasons: 'Lugnt hemma.', violence: 'none' };
const time = '2026-11-20T13:00:00.000Z';
const plan = { plan: 'propose', times: [time], place: 'Familjecentralen' };
const yes = { of: 'guardian1', answer: 'given', how: 'spoken', parties: ['school'] };

describe('the letters of a report', () => {
  it('say whom an invitation is for by place, never by name', async () => {
    const { system, people } = served;
    const report = await people.send();
    const id = report.replace('/reports/', '');
    await people.post(chief, `${report}/openings`, {});
    await people.post(chief, `${report}/protection-assessments`, assessed);
    for (const kind of ['attend', 'shareInformation']) {
      await people.post(chief, `${report}/consents`, { ...yes, kind });
    }
    const meeting = await people.post(chief, `${report}/meetings`, plan);
    const invited = ['guardian1', 'reporter', 'child', 'guardian1'];
    const invitation = await people.post(
      chief,
      `${report}/meetings/${String(meeting.body['id'])}/invitations`,
      { time, place: plan.place, invited },
    );
    expect([invitation.status, invitation.body['code']]).toEqual([201, undefined]);
    await createMakeLetters(system.workerDeps, system.clock)(id, () => true);

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
