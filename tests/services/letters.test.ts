import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLetterActivities } from '../../activities/letters.ts';
import { assessProtection } from '../../services/assessment.ts';
import { inviteToMeeting } from '../../services/hold-meeting.ts';
import { proposeMeeting } from '../../services/plan-meeting.ts';
import { viewLetter } from '../../services/report-documents.ts';
import { sendReport } from '../../services/send-report.ts';
import { sampleReport } from '../helpers/sample-report.ts';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';
import { deedsOf } from './deeds.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await createTestSystem();
});
afterAll(() => system.close());

const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a document in the archive', () => {
  it('is made once however often it is asked for, and is the same ever after', async () => {
    const { deps, workerDeps, clock, as } = system;
    const { body } = await sendReport(deps, await as('larare.degerfors'), sampleReport());
    const { makeReportAsSent } = createLetterActivities(workerDeps, clock);
    await Promise.all([makeReportAsSent(body.id), makeReportAsSent(body.id)]);
    const first = await viewLetter(deps, await as('larare.degerfors'), body.id, 'reportAsSent');
    await makeReportAsSent(body.id);
    const again = await viewLetter(deps, await as('larare.degerfors'), body.id, 'reportAsSent');
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const rows = await system.raw('letter').where({ stream_id: body.id });
    expect(rows).toHaveLength(1);
  });

  it('is proven by the hash of its ciphertext, which confirms no guess once the key is gone', async () => {
    const { deps, workerDeps, clock, as } = system;
    const { body } = await sendReport(deps, await as('larare.degerfors'), sampleReport());
    await createLetterActivities(workerDeps, clock).makeReceipt(body.id);
    const { bytes } = await viewLetter(deps, await as('larare.degerfors'), body.id, 'receipt');
    const row = await system.raw('letter').where({ stream_id: body.id }).first();
    expect(row.sha256.toString('hex')).toBe(sha(row.sealed));
    expect(row.sha256.toString('hex')).not.toBe(sha(bytes));
  });
});

describe('letters to those invited (only ids in Temporal, only a closed list in clear)', () => {
  it('are told apart by number, so that nothing stated stands in their step', async () => {
    const { deps, workerDeps, clock, as } = system;
    const deeds = deedsOf(system);
    const { id } = await deeds.send();
    await deeds.open(id, 'ifochef.degerfors');
    const chief = (): ReturnType<TestSystem['as']> => as('ifochef.degerfors');
    const calm = { immediateNeed: 'no', reasons: 'Lugnt.', violence: 'none' } as const;
    await assessProtection(deps, await chief(), id, calm);
    const times = ['2026-12-01T12:00:00.000Z'];
    const meeting = await proposeMeeting(deps, await chief(), id, { times, place: 'Skolan' });
    const invitation = await inviteToMeeting(
      deps,
      await chief(),
      { reportId: id, meetingId: meeting.body.id },
      {
        time: '2026-12-01T12:00:00.000Z',
        place: 'Skolan',
        invited: ['reporter', 'Robin Påhittad', 'reporter'],
        language: 'sv',
      },
    );
    await createLetterActivities(workerDeps, clock).makeInvitations(id, invitation.body.id);
    const steps = await system.raw('letter').where({ stream_id: id }).orderBy('step').pluck('step');
    expect(steps).toEqual([1, 2].map((n) => `invitation/${invitation.body.id}/${n}`));
  });
});
