import { beforeEach, describe, expect, it } from 'vitest';
import { chooseForm } from '../../../services/cooperation/choose-form.ts';
import { viewForms, type FormQuestion } from '../../../services/cooperation/forms-view.ts';
import { viewHandOver } from '../../../services/cooperation/hand-over-views.ts';
import { pinocchioFor, stegetFor } from '../../helpers/form-choices.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const officer = 'socialsekreterare1.degerfors';
const leader = 'ifochef.degerfors';
const now = { now: monday };
const anything: FormQuestion = { schoolYear: null, needs: null };

const forms = async (id: string, login = leader, asked: Partial<FormQuestion> = {}) =>
  viewForms(system.deps, await system.as(login), id, { ...anything, ...asked });
const keys = (listed: readonly { readonly form: { readonly key: string } }[]) =>
  listed.map(({ form }) => form.key);

describe('the forms that are offered (routine §9)', () => {
  it('fit the child’s age, each with its reason, precondition and consent, and a person chooses', async () => {
    const { id } = await life.until('assess');
    const seen = await forms(id);
    expect(seen).toMatchObject({ offered: true, because: null, child: { age: 11 } });
    expect(keys(seen.forms)).toEqual(['pinocchio', 'steget', 'familjeguiden', 'ior']);
    expect(seen.forms[0]).toMatchObject({
      form: { criterion: expect.stringContaining('normbrytande'), parties: expect.any(Array) },
      range: 'within',
      need: 'ask',
      asks: ['consent'],
      consenters: ['guardian1'],
      hasContact: true,
    });
    expect(seen.others.map(({ form, because }) => `${form.key} ${because}`)).toEqual([
      'barnhalsoteam outgrown',
      'familjecentral outgrown',
      'sig tooYoung',
      'bug shown',
    ]);
  });

  it('tell nothing of a report that nobody has opened, not even the age (409)', async () => {
    const { id } = await life.send();
    expect(await refusal(forms(id))).toMatchObject({ status: 409, code: 'not-opened' });
  });

  it('are held against the year at school and the need that an officer has found', async () => {
    const { id } = await life.until('assess');
    expect(keys((await forms(id, leader, { schoolYear: 5 })).forms)).not.toContain('ior');
    expect(keys((await forms(id, leader, { schoolYear: -1 })).forms)).toContain('ior');
  });

  const protectedWorry = { ...sampleReport().worry, kinds: ['honour'] as const };
  it.each([
    ['before the assessment', {}, ['open'], {}, 'notAssessed'],
    [
      'in immediate need',
      {},
      ['assess'],
      { assess: { immediateNeed: 'yes', reasons: 'x', violence: 'none' } },
      'immediateNeed',
    ],
    [
      'while the guardians may not be told',
      { worry: protectedWorry },
      ['assess'],
      {},
      'protectedContact',
    ],
    [
      'to whom is protected by secrecy',
      { child: { ...sampleReport().child, protectedIdentity: 'yes' } },
      ['assess'],
      {},
      'protectedIdentity',
    ],
  ] as const)('are none %s', async (...[, sent, until, saying, because]) => {
    const told = life.saying(saying as object);
    const { id } = await told.send(sent as object);
    await told.bring(id, ...until);
    expect(await forms(id)).toMatchObject({ offered: false, because, forms: [], others: [] });
    const refused = await refusal(life.chooseForm(id));
    expect([refused.status, refused.details['current']]).toEqual([
      409,
      because === 'notAssessed' ? 'opened' : because,
    ]);
    expect(await system.raw('hand_over_origin').where({ report_id: id })).toEqual([]);
  });

  it('are none where another municipality answers for the child', async () => {
    const { id } = await life.until('assess', 'findWhereabouts');
    expect(await refusal(life.chooseForm(id))).toMatchObject({ code: 'other-municipality' });
  });

  it('are seen by officers and leaders alone', async () => {
    const { id } = await life.until('assess');
    expect((await forms(id, officer)).offered).toBe(true);
    for (const login of ['socialchef.degerfors', 'granskare.degerfors', 'larare.degerfors']) {
      expect((await refusal(forms(id, login))).status).toBe(403);
    }
    for (const login of ['steget.degerfors', 'ifochef.kinda', 'larare2.degerfors']) {
      expect(await refusal(forms(id, login))).toEqual(hidden);
    }
  });
});

describe('a choice is held against the catalogue', () => {
  const steget = stegetFor(now);
  const pinocchio = pinocchioFor(now);
  const [consent] = steget.consents;
  const [written] = pinocchio.consents;

  it.each([
    ['that is unknown', { form: 'sspf' }, 422, 'unknown-form', {}],
    [
      'that is a signpost',
      { form: 'familjeguiden' },
      409,
      'form-not-referred',
      { current: 'signpost' },
    ],
    ['that is only shown', { form: 'bug' }, 409, 'form-not-referred', { current: 'shown' }],
    [
      'that the child has outgrown',
      { form: 'barnhalsoteam' },
      409,
      'form-does-not-fit',
      { current: 'outgrown' },
    ],
    [
      'that it is too young for',
      { form: 'sig' },
      409,
      'form-does-not-fit',
      { current: 'tooYoung' },
    ],
    [
      'whose consent no source says, without having asked',
      { ...pinocchio, answers: [] },
      409,
      'ask-first',
      { missing: ['consent'] },
    ],
    [
      'whose precondition is not there',
      { preconditions: [] },
      409,
      'precondition-missing',
      { missing: ['foralder'] },
    ],
    ['without consent', { consents: [] }, 409, 'form-consent-missing', { missing: ['guardian1'] }],
    [
      'whose parties a consent leaves out (12 kap. 2 § OSL)',
      { consents: [{ ...consent, parties: ['socialförvaltningen'] }] },
      409,
      'form-consent-missing',
      { missing: ['guardian1'] },
    ],
    [
      'with consent to another one’s parties',
      { consents: [written] },
      409,
      'form-consent-missing',
      { missing: ['guardian1'] },
    ],
    [
      'with consent of a day to come',
      { consents: [{ ...consent, on: '2026-11-17' }] },
      422,
      'invalid-request',
      {},
    ],
    [
      'with consent of somebody else',
      { consents: [{ ...consent, of: 'guardian7' }] },
      422,
      'unknown-person',
      {},
    ],
  ] as const)('%s', async (...[, words, status, code, details]) => {
    const { id } = await life.until('assess');
    const refused = await refusal(life.chooseForm(id, words as object));
    expect(refused).toMatchObject({ status, code, details });
    expect(await system.raw('hand_over_origin').where({ report_id: id })).toEqual([]);
  });

  it('needs every guardian, and from 15 the young person', async () => {
    const [one] = sampleReport().guardians;
    const { id } = await life.send({
      child: { ...sampleReport().child, birthDate: '2011-11-16', identity: null },
      guardians: [one!, { ...one!, kind: 'placedHome' }, { ...one!, givenName: 'Alex' }],
    });
    await life.bring(id, 'assess');
    const missing = async (...of: readonly string[]) => {
      const consents = of.map((who) => ({ ...consent!, of: who as 'child' }));
      return (await refusal(life.chooseForm(id, { consents }))).details['missing'];
    };
    expect(await missing()).toEqual(['guardian1', 'guardian3', 'child']);
    expect(await missing('guardian1', 'guardian3')).toEqual(['child']);
    const all = ['guardian1', 'guardian3', 'child'] as const;
    await life.chooseForm(id, { consents: all.map((of) => ({ ...consent!, of })) });
  });

  it('needs somebody who takes children into the form', async () => {
    const { id } = await life.until('assess');
    const directory = { ...system.deps.directory, formUnit: () => undefined };
    const call = await system.as(leader);
    const refused = await refusal(chooseForm({ ...system.deps, directory }, call, id, steget));
    expect(refused).toMatchObject({ status: 409, code: 'form-without-contact' });
  });

  it('is the officer’s who holds the case, and the leaders’', async () => {
    const { id } = await life.until('assess', 'assign');
    const other = life.as('socialsekreterare2.degerfors');
    expect((await refusal(other.chooseForm(id))).status).toBe(403);
    expect((await refusal(life.as('larare.degerfors').chooseForm(id))).status).toBe(403);
    await life.as(officer).chooseForm(id);
  });
});

describe('what a form is told', () => {
  it('is the child as its family agreed, why and goals, and nothing of a report', async () => {
    const at = await life.until('chooseForm');
    const seen = await viewHandOver(
      system.deps,
      await system.as('steget.degerfors'),
      at.handOverId!,
    );
    expect(seen).toMatchObject({
      from: 'IFO mottagning Degerfors',
      to: 'Steget i Degerfors',
      origin: null,
      handed: { child: { givenName: 'Kim', identity: { value: '20150218-2395' } } },
      duties: [{ kind: 'acceptHandOver', state: 'open' }],
    });
    const told = JSON.stringify(seen);
    const { reference } = await records.report(at.id);
    for (const secret of [at.id, reference, 'ytterkläder', 'Exempelskolan', 'Provgatan', 'Robin']) {
      expect(told).not.toContain(secret);
    }
  });

  it('is no number where the family has not agreed to that', async () => {
    const { id } = await life.until('assess');
    const { id: handOverId } = await life.chooseForm(id, { withNumber: false });
    const seen = await viewHandOver(system.deps, await system.as(leader), handOverId);
    expect(seen.handed?.child.identity).toBeNull();
    expect(seen.origin).toEqual({ reportId: id, previousId: null });
  });

  it('has an id that does not tell when it was chosen', async () => {
    const { handOverId } = await life.until('chooseForm');
    expect(handOverId?.[14]).toBe('4');
  });
});

it('a hand-over is no duty of the report, which closes without it', async () => {
  const at = await life.until('chooseForm');
  expect(await records.openKinds(at.id)).not.toContain('acceptHandOver');
  expect(await records.openKinds(at.handOverId!)).toEqual(['acceptHandOver']);
});
