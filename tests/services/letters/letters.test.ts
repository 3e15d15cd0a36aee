import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeLettersAtOnce } from '../../helpers/letters-at-once.ts';
import { stage } from '../../helpers/stage.ts';
import { viewLetter } from '../../../services/reports/report-letters.ts';

const { system, life } = await stage();

const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a document in the archive', () => {
  it('is made once however often it is asked for, and is the same ever after', async () => {
    const { deps, as } = system;
    const { id } = await life.send();
    const makeReportAsSent = () =>
      makeLettersAtOnce(system, id, (step) => step === 'report-as-sent');
    await Promise.all([makeReportAsSent(), makeReportAsSent()]);
    const first = await viewLetter(deps, await as('larare.degerfors'), id, 'reportAsSent');
    await makeReportAsSent();
    const again = await viewLetter(deps, await as('larare.degerfors'), id, 'reportAsSent');
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const rows = await system.raw('letter').where({ stream_id: id });
    expect(rows).toHaveLength(1);
  });

  it('is proven by the hash of its ciphertext, which confirms no guess once the key is gone', async () => {
    const { deps, as } = system;
    const { id } = await life.send();
    await makeLettersAtOnce(system, id, (step) => step === 'receipt');
    const { bytes } = await viewLetter(deps, await as('larare.degerfors'), id, 'receipt');
    const row = await system.raw('letter').where({ stream_id: id }).first();
    expect(row.sha256.toString('hex')).toBe(sha(row.sealed));
    expect(row.sha256.toString('hex')).not.toBe(sha(bytes));
  });
});

describe('letters to those invited (only ids in Temporal, only a closed list in clear)', () => {
  it('are told apart by number, so that nothing stated stands in their step', async () => {
    const { id } = await life.until('assess');
    const meeting = await life.propose(id);
    const invitation = await life.invite(
      { reportId: id, meetingId: meeting.id },
      { invited: ['reporter', 'Robin Påhittad', 'reporter'] },
    );
    await makeLettersAtOnce(system, id, (step) => step.startsWith('invitation/'));
    const steps = await system.raw('letter').where({ stream_id: id }).orderBy('step').pluck('step');
    expect(steps).toEqual([1, 2].map((n) => `invitation/${invitation.id}/${n}`));
  });
});
