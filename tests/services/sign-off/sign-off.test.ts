import { describe, expect, it } from 'vitest';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import { viewFacts } from '../../../services/reports/content-views.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { type Signing } from '../../../services/sign-off/sign-off.ts';
import { loa3 } from '../../helpers/system.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { wednesday, signOffOn } from '../../helpers/sign-off-deeds.ts';
import { monday, stage } from '../../helpers/stage.ts';

const set = await stage();
const { system, deeds, records } = set;
const { sign, advance, signatures, listed, owes, noticed } = signOffOn(set);

describe('who is asked to co-sign', () => {
  it.each<readonly [Partial<ReportContent>, readonly string[]]>([
    [{ agencyKind: 'school' }, ['rektor', 'skolskoterska', 'kurator']],
    [{ agencyKind: 'pupilHealth' }, ['rektor', 'skolskoterska', 'kurator']],
    [{ agencyKind: 'preschool' }, ['rektor']],
    [{ agencyKind: 'police' }, []],
  ])('is the municipality’s setting per kind of agency: %o', async (changes, roles) => {
    const { id } = await deeds.send(changes);
    expect((await records.report(id)).asked_roles).toEqual(roles);
    const duties = (await records.duties(id)).filter(({ kind }) => kind === 'coSign');
    expect(new Set(duties.map(({ signatory }) => signatory))).toEqual(new Set(roles));
    for (const duty of duties) {
      expect(duty).toMatchObject({ owner_role: duty.signatory, side: 'sender', state: 'open' });
    }
  });

  it('is the author’s own school', async () => {
    const { id } = await deeds.send({}, 'larare2.degerfors');
    expect(await refusal(sign('rektor.degerfors', id))).toEqual(hidden);
    await sign('rektor2.degerfors', id);
    expect(await signatures(id)).toMatchObject([{ role: 'rektor', outcome: 'signed' }]);
  });

  it('is nobody beyond a border, and nobody who receives', async () => {
    const { id } = await deeds.send();
    expect(await refusal(sign('rektor.atvidaberg', id))).toEqual(hidden);
    expect(await refusal(sign('skolsystem.degerfors', id))).toEqual(hidden);
    expect((await refusal(sign('ifochef.degerfors', id))).status).toBe(403);
    expect((await refusal(sign('larare.degerfors', id))).status).toBe(403);
  });
});

describe('a signature', () => {
  it('binds role, person, instant, login assurance and contentHash', async () => {
    const sent = await deeds.send();
    await sign('skolskoterska.degerfors', sent.id);
    const [signature] = await signatures(sent.id);
    expect(signature).toMatchObject({
      role: 'skolskoterska',
      outcome: 'signed',
      person_id: await records.personId('skolskoterska.degerfors'),
      assurance: loa3,
    });
    expect(signature?.content_hash?.toString('hex')).toBe(sent.contentHash);
    expect(signature?.occurred_at.toISOString()).toBe(system.clock.now());
  });

  it('ends one’s own duty and no other', async () => {
    const { id } = await deeds.send();
    await sign('kurator.degerfors', id);
    expect(await records.dutyOf(id, 'coSign', 'kurator')).toMatchObject({
      state: 'done',
      reason: 'signed',
    });
    expect(await records.dutyOf(id, 'coSign', 'rektor')).toMatchObject({ state: 'open' });
    expect(await records.dutyOf(id, 'coSign', 'skolskoterska')).toMatchObject({ state: 'open' });
  });

  it.each<readonly [Signing, Signing]>([
    [{ answer: 'signed' }, { answer: 'signed' }],
    [{ answer: 'signed' }, { answer: 'declined', comment: 'ångrat' }],
    [{ answer: 'declined', comment: 'nej' }, { answer: 'signed' }],
  ])('is given once: after %o a second %o is a 409 with the first', async (first, second) => {
    const { id } = await deeds.send();
    await sign('rektor.degerfors', id, first);
    expect(await refusal(sign('rektor.degerfors', id, second))).toEqual({
      status: 409,
      code: 'already-answered',
      details: { current: first.answer },
    });
    expect(await signatures(id)).toHaveLength(1);
  });

  it('delays nothing: the report is opened, assessed and decided without one (19 kap. 1 § SoL)', async () => {
    const { id } = await deeds.decided();
    expect((await records.report(id)).status).toBe('concluded');
    expect(await signatures(id)).toEqual([]);
    await sign('rektor.degerfors', id);
    expect(await signatures(id)).toHaveLength(1);
  });

  it('tells the signatory nothing of what social services have done meanwhile', async () => {
    const { id } = await deeds.decided();
    const answer = await sign('rektor.degerfors', id);
    expect(answer.report).toEqual({ id, status: 'opened', concludedAs: null });
    expect(answer.duties.map(({ kind }) => kind)).toEqual(['coSign', 'coSign']);
  });

  it('that is declined carries a comment that the officer reads, and stops nothing', async () => {
    const { id } = await deeds.send();
    await sign('kurator.degerfors', id, { answer: 'declined', comment: 'Ser det annorlunda.' });
    await deeds.open(id);
    const call = await system.as('ifochef.degerfors');
    const [fact] = await viewFacts(system.deps, call, id, ['signatureRecorded']);
    expect(fact).toMatchObject({ outcome: 'declined', record: { comment: 'Ser det annorlunda.' } });
    const { signatures: shown } = await viewReport(
      system.deps,
      await system.as('ifochef.degerfors'),
      id,
    );
    expect(shown.map(({ role, state }) => [role, state])).toEqual([
      ['kurator', 'declined'],
      ['rektor', 'awaited'],
      ['skolskoterska', 'awaited'],
    ]);
  });
});

describe('whom the author leaves out', () => {
  const without = (role: string): Partial<ReportContent> => ({ coSigning: { exclude: [role] } });

  it('is not asked, for secrecy, and that is a complete answer (25 kap. 1 § OSL)', async () => {
    const { id, contentHash } = await deeds.send(without('rektor'));
    const [signature] = await signatures(id);
    expect(signature).toMatchObject({ role: 'rektor', outcome: 'notAsked' });
    expect(signature?.content_hash?.toString('hex')).toBe(contentHash);
    expect(signature?.sealed).not.toBeNull();
    const call = await system.as('larare.degerfors');
    const [fact] = await viewFacts(system.deps, call, id, ['signatureRecorded']);
    expect(fact?.record).toEqual({ reason: 'secrecy' });
    const asked = (await records.duties(id)).filter(({ kind }) => kind === 'coSign');
    expect(asked.map(({ signatory }) => signatory)).toEqual(['kurator', 'skolskoterska']);
  });

  it('never learns of the report: no view, no list, no duty, no notice, nor does the deputy', async () => {
    system.clock.set(monday);
    const { id } = await deeds.send(without('rektor'));
    await advance(id, wednesday);
    for (const login of ['rektor.degerfors', 'bitrrektor.degerfors']) {
      expect(await refusal(viewReport(system.deps, await system.as(login), id))).toEqual(hidden);
      expect(await refusal(sign(login, id))).toEqual(hidden);
      expect([await listed(login, id), await owes(login, id)]).toEqual([false, false]);
      expect(await noticed(login, id)).toEqual([]);
    }
    system.clock.set(monday);
  });

  it('may be all of them', async () => {
    const { id } = await deeds.send({
      coSigning: { exclude: ['rektor', 'skolskoterska', 'kurator'] },
    });
    expect((await signatures(id)).map(({ outcome }) => outcome)).toEqual([
      'notAsked',
      'notAsked',
      'notAsked',
    ]);
    expect(await records.openKinds(id)).not.toContain('coSign');
  });

  it('is left in peace when not required anyway', async () => {
    const { id } = await deeds.send({ agencyKind: 'police', coSigning: { exclude: ['rektor'] } });
    expect(await signatures(id)).toEqual([]);
  });
});

describe('the author who is a signatory', () => {
  it('has signed by sending; the others are asked', async () => {
    const { id, contentHash } = await deeds.send({}, 'kurator.degerfors');
    const [signature, ...others] = await signatures(id);
    expect(others).toEqual([]);
    expect(signature).toMatchObject({
      role: 'kurator',
      outcome: 'signed',
      assurance: loa3,
      person_id: await records.personId('kurator.degerfors'),
    });
    expect(signature?.content_hash?.toString('hex')).toBe(contentHash);
    expect((await records.report(id)).asked_roles).toEqual(['rektor', 'skolskoterska']);
    expect((await refusal(sign('kurator.degerfors', id))).status).toBe(403);
  });

  it('and skolskoterska asks nobody until she says so', async () => {
    const { id } = await deeds.send({}, 'skolskoterska.degerfors');
    expect((await signatures(id)).map(({ role, outcome }) => [role, outcome])).toEqual([
      ['kurator', 'notAsked'],
      ['rektor', 'notAsked'],
      ['skolskoterska', 'signed'],
    ]);
    expect(await records.openKinds(id)).not.toContain('coSign');
    expect(await refusal(sign('rektor.degerfors', id))).toEqual(hidden);
  });

  it('cannot leave herself out', async () => {
    const { id } = await deeds.send({ coSigning: { exclude: ['rektor'] } }, 'rektor.degerfors');
    expect(await signatures(id)).toMatchObject([{ role: 'rektor', outcome: 'signed' }]);
  });
});
