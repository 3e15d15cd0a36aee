import { describe, expect, it } from 'vitest';
import { viewWhoSigns } from '../../../services/sign-off/who-will-be-asked.ts';
import type { AgencyKind, ReportContent } from '../../../domain/report/report-content.ts';
import type { SignatoryRole } from '../../../domain/access/roles.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { sendReport } from '../../../services/reports/send-report.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { loa3 } from '../../helpers/system.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { signatoriesOf, wednesday } from '../../helpers/signatories.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { viewFacts } from '../../helpers/first-page.ts';

const { system, life, records } = await stage();
const { advance, signatures, listed, owes, noticed } = signatoriesOf(system);

describe('who is asked to co-sign', () => {
  it.each<readonly [Partial<ReportContent>, readonly string[]]>([
    [{ agencyKind: 'school' }, ['rektor', 'skolskoterska', 'kurator']],
    [{ agencyKind: 'pupilHealth' }, ['rektor', 'skolskoterska', 'kurator']],
    [{ agencyKind: 'preschool' }, ['rektor']],
    [{ agencyKind: 'police' }, []],
  ])('is the municipality’s setting per kind of agency: %o', async (changes, roles) => {
    const { id } = await life.send(changes);
    expect((await records.report(id)).asked_roles).toEqual(roles);
    const duties = (await records.duties(id)).filter(({ kind }) => kind === 'coSign');
    expect(new Set(duties.map(({ signatory }) => signatory))).toEqual(new Set(roles));
    for (const duty of duties) {
      expect(duty).toMatchObject({ owner_role: duty.signatory, side: 'sender', state: 'open' });
    }
  });

  it('is the author’s own school', async () => {
    const { id } = await life.as('larare2.degerfors').send();
    expect(await refusal(life.as('rektor.degerfors').sign(id))).toEqual(hidden);
    await life.as('rektor2.degerfors').sign(id);
    expect(await signatures(id)).toMatchObject([{ role: 'rektor', outcome: 'signed' }]);
  });

  it('is nobody beyond a border, and nobody who receives', async () => {
    const { id } = await life.send();
    expect(await refusal(life.as('rektor.atvidaberg').sign(id))).toEqual(hidden);
    expect(await refusal(life.as('skolsystem.degerfors').sign(id))).toEqual(hidden);
    expect((await refusal(life.as('ifochef.degerfors').sign(id))).status).toBe(403);
    expect((await refusal(life.as('larare.degerfors').sign(id))).status).toBe(403);
  });
});

describe('before a word is written, the author sees', () => {
  const whoSigns = async (login: string, agencyKind: AgencyKind = 'school') =>
    viewWhoSigns(system.deps, await system.as(login), { agencyKind, municipalityCode: null });

  it('which functions sign, and who holds them at her own school today', async () => {
    const seen = await whoSigns('larare.degerfors');
    expect(seen.map(({ role, when }) => [role, when])).toEqual([
      ['rektor', 'atSending'],
      ['skolskoterska', 'atSending'],
      ['kurator', 'atSending'],
    ]);
    expect(seen.map(({ people }) => people.length)).toEqual([1, 1, 1]);
    expect(await whoSigns('larare.degerfors', 'police')).toEqual([]);
  });

  it('that she signs by sending herself, or asks later when she is the nurse', async () => {
    const [rektor] = await whoSigns('rektor.degerfors');
    expect(rektor).toMatchObject({ role: 'rektor', when: 'bySending' });
    const byNurse = (await whoSigns('skolskoterska.degerfors')).map(({ when }) => when);
    expect(byNurse).toEqual(['later', 'bySending', 'later']);
  });

  it('as somebody who may send, and nobody else', async () => {
    expect((await refusal(whoSigns('ifochef.degerfors'))).status).toBe(403);
  });
});

describe('a school nurse who says as she sends whom she lets sign (25 kap. 1 § OSL)', () => {
  const send = async (asks: readonly SignatoryRole[], changes: Partial<ReportContent> = {}) =>
    sendReport(system.deps, await system.as('skolskoterska.degerfors'), sampleReport(changes), {
      asks,
    });

  it('has those asked in the same moment, and nobody else', async () => {
    const { id } = await send(['rektor']);
    expect((await records.report(id)).asked_roles).toEqual(['rektor']);
    expect(await listed('rektor.degerfors', id)).toBe(true);
    expect(await owes('rektor.degerfors', id)).toBe(true);
    expect(await listed('kurator.degerfors', id)).toBe(false);
  });

  it('has nobody asked twice, nor one whom she leaves out, nor one who signs no such report', async () => {
    const { id } = await send(['rektor', 'skolskoterska'], { coSigning: { exclude: ['rektor'] } });
    expect(await listed('rektor.degerfors', id)).toBe(false);
    const police = await send(['kurator'], { agencyKind: 'police' });
    expect(await listed('kurator.degerfors', police.id)).toBe(false);
  });

  it('and for each sibling’s copy alike', async () => {
    const sibling = { givenName: 'Lo', familyName: null, birthDate: null, identity: null };
    const { links } = await send(['kurator'], { siblings: { answer: 'yes', list: [sibling] } });
    const [copy] = links;
    expect(await listed('kurator.degerfors', copy?.id ?? '')).toBe(true);
  });
});

describe('a signature', () => {
  it('binds role, person, instant, login assurance and contentHash', async () => {
    const sent = await life.send();
    await life.as('skolskoterska.degerfors').sign(sent.id);
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
    const { id } = await life.send();
    await life.as('kurator.degerfors').sign(id);
    expect(await records.dutyOf(id, 'coSign', 'kurator')).toMatchObject({
      state: 'done',
      reason: 'signed',
    });
    expect(await records.dutyOf(id, 'coSign', 'rektor')).toMatchObject({ state: 'open' });
    expect(await records.dutyOf(id, 'coSign', 'skolskoterska')).toMatchObject({ state: 'open' });
  });

  it.each([
    ['sign', 'sign', 'signed'],
    ['sign', 'decline', 'signed'],
    ['decline', 'sign', 'declined'],
  ] as const)(
    'is given once: after %s a second %s is a 409 with the first',
    async (first, second, current) => {
      const { id } = await life.send();
      const rektor = life.as('rektor.degerfors');
      await rektor[first](id);
      expect(await refusal(rektor[second](id))).toEqual({
        status: 409,
        code: 'already-answered',
        details: { current },
      });
      expect(await signatures(id)).toHaveLength(1);
    },
  );

  it('delays nothing: the report is opened, assessed and decided without one (19 kap. 1 § SoL)', async () => {
    const { id } = await life.until('waive', 'decide');
    expect((await records.report(id)).status).toBe('concluded');
    expect(await signatures(id)).toEqual([]);
    await life.as('rektor.degerfors').sign(id);
    expect(await signatures(id)).toHaveLength(1);
  });

  it('tells the signatory nothing of what social services have done meanwhile', async () => {
    const { id } = await life.until('waive', 'decide');
    const answer = await life.as('rektor.degerfors').sign(id);
    expect(answer.report).toEqual({ id, status: 'opened', concludedAs: null });
    expect(answer.duties.map(({ kind }) => kind)).toEqual(['coSign', 'coSign']);
  });

  it('that is declined carries a comment that the officer reads, and stops nothing', async () => {
    const { id } = await life.send();
    await life.decline(id, { comment: 'Ser det annorlunda.' });
    await life.open(id);
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
    const { id, contentHash } = await life.send(without('rektor'));
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
    const { id } = await life.send(without('rektor'));
    await advance(id, wednesday);
    for (const login of ['rektor.degerfors', 'bitrrektor.degerfors']) {
      expect(await refusal(viewReport(system.deps, await system.as(login), id))).toEqual(hidden);
      expect(await refusal(life.as(login).sign(id))).toEqual(hidden);
      expect([await listed(login, id), await owes(login, id)]).toEqual([false, false]);
      expect(await noticed(login, id)).toEqual([]);
    }
    system.clock.set(monday);
  });

  it('may be all of them', async () => {
    const { id } = await life.send({
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
    const { id } = await life.send({ agencyKind: 'police', coSigning: { exclude: ['rektor'] } });
    expect(await signatures(id)).toEqual([]);
  });
});

describe('the author who is a signatory', () => {
  it('has signed by sending; the others are asked', async () => {
    const { id, contentHash } = await life.as('kurator.degerfors').send();
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
    expect((await refusal(life.as('kurator.degerfors').sign(id))).status).toBe(403);
  });

  it('and skolskoterska asks nobody until she says so', async () => {
    const { id } = await life.as('skolskoterska.degerfors').send();
    expect((await signatures(id)).map(({ role, outcome }) => [role, outcome])).toEqual([
      ['skolskoterska', 'signed'],
    ]);
    expect(await records.openKinds(id)).not.toContain('coSign');
    expect(await refusal(life.as('rektor.degerfors').sign(id))).toEqual(hidden);
  });

  it('who then asks one, lets that one read and sign, and no other (25 kap. 1 § OSL)', async () => {
    const { reportId: id = '' } = await life.until('sendAsNurse');
    system.clock.set(wednesday);
    await life.askSignature(id);
    const duty = await records.dutyOf(id, 'coSign', 'rektor');
    expect(duty).toMatchObject({ state: 'open', opened_at: new Date(wednesday) });
    const again = () => refusal(life.askSignature(id));
    expect((await again()).code).toBe('signature-settled');
    await life.as('rektor.degerfors').sign(id);
    expect((await again()).code).toBe('signature-settled');
    expect(await refusal(life.as('kurator.degerfors').sign(id))).toEqual(hidden);
    const { signatures: shown } = await viewReport(
      system.deps,
      await system.as('ifochef.degerfors'),
      id,
    );
    expect(shown.map(({ role, state }) => [role, state])).toEqual([
      ['skolskoterska', 'signed'],
      ['rektor', 'signed'],
    ]);
    system.clock.set(monday);
  });

  it('who left one out, has answered for her: the other is not asked later', async () => {
    const nurse = life.as('skolskoterska.degerfors');
    const { id } = await nurse.send({ coSigning: { exclude: ['rektor'] } });
    const asked = await refusal(nurse.askSignature(id, { role: 'rektor' }));
    expect(asked.code).toBe('signature-settled');
    const preschool = await nurse.send({ agencyKind: 'police' });
    expect((await refusal(nurse.askSignature(preschool.id))).code).toBe('not-required');
  });

  it('is the only one who asks: neither a colleague nor social services do', async () => {
    const { id } = await life.as('skolskoterska.degerfors').send();
    for (const login of ['larare.degerfors', 'rektor.degerfors']) {
      expect(await refusal(life.as(login).askSignature(id))).toEqual(hidden);
    }
    expect((await refusal(life.as('ifochef.degerfors').askSignature(id))).status).toBe(403);
  });

  it('cannot leave herself out', async () => {
    const { id } = await life.as('rektor.degerfors').send({ coSigning: { exclude: ['rektor'] } });
    expect(await signatures(id)).toMatchObject([{ role: 'rektor', outcome: 'signed' }]);
  });
});
