import { beforeEach, describe, expect, it } from 'vitest';
import type { ReviewFinding } from '../../../domain/report/status.ts';
import { listNotOpened } from '../../../services/decisions/review.ts';
import { viewFacts } from '../../helpers/first-page.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';

const leader = 'ifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';
const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

/** A report that an officer has decided not to open. */
const notOpened = async (): Promise<string> => {
  const { id } = await life.until('open', 'assign');
  await life.as(officer).assess(id);
  system.clock.advance({ minutes: 5 });
  await life.as(officer).decide(id, { outcome: 'doNotOpen' });
  return id;
};
type Filter = ReviewFinding | 'not' | undefined;
const listed = async (reviewed?: Filter, login = leader) =>
  listNotOpened(system.deps, await system.as(login), {
    limit: 50,
    offset: 0,
    ...(reviewed && { reviewed }),
  });
const lineOf = async (id: string, reviewed?: Filter) =>
  (await listed(reviewed)).items.find((line) => line.id === id);
const thin = { finding: 'reconsider', reason: 'Skälen är tunna.' } as const;

describe('the leaders’ list of what was not opened (domain facts §4: reasons diffuse)', () => {
  it('has each decision not to open, with who made it and when', async () => {
    const id = await notOpened();
    const decidedAt = system.clock.now();
    expect(await lineOf(id)).toEqual({
      id,
      reference: (await records.report(id)).reference,
      agencyKind: 'school',
      receivedAt: monday,
      concludedAt: decidedAt,
      decidedBy: await records.personId(officer),
      review: null,
    });
  });

  it('has nothing else that was decided, and nothing of another municipality', async () => {
    const { id: opened } = await life.until('decide');
    const there = await notOpened();
    expect(await lineOf(opened)).toBeUndefined();
    const elsewhere = await listed(undefined, 'ifochef.kinda');
    expect(elsewhere.items.map(({ id }) => id)).not.toContain(there);
  });

  it('has first what nobody has looked at, and can be asked for that alone', async () => {
    const [reviewed, thinOne, waiting] = [await notOpened(), await notOpened(), await notOpened()];
    await life.reviewDecision(reviewed, { finding: 'agrees', reason: null });
    await life.reviewDecision(thinOne, thin);
    const order = (await listed()).items.map(({ id }) => id);
    expect(order.indexOf(waiting)).toBeLessThan(order.indexOf(reviewed));
    const found = await Promise.all(
      [waiting, thinOne, reviewed].map(async (id) => [
        await lineOf(id, 'not').then(Boolean),
        await lineOf(id, 'reconsider').then(Boolean),
        await lineOf(id, 'agrees').then(Boolean),
      ]),
    );
    expect(found).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ]);
  });

  it('is the leaders’ alone', async () => {
    await notOpened();
    for (const login of [officer, 'socialchef.degerfors', 'granskare.degerfors']) {
      expect((await refusal(listed(undefined, login))).status).toBe(403);
    }
    expect((await listed(undefined, 'bitrifochef.degerfors')).total).toBe((await listed()).total);
  });
});

describe('the review of a decision not to open', () => {
  it('says who found what, when, and why it should be looked at again', async () => {
    const id = await notOpened();
    system.clock.advance({ minutes: 10 });
    await life.reviewDecision(id, thin);
    const personId = await records.personId(leader);
    const at = system.clock.now();
    expect(await lineOf(id)).toMatchObject({ review: { finding: 'reconsider', at, personId } });
    const seen = await viewFacts(system.deps, await system.as(officer), id, ['decisionReviewed']);
    const [decision] = await viewFacts(system.deps, await system.as(leader), id, ['decisionMade']);
    expect(seen).toMatchObject([{ about: decision?.id, personId, record: thin }]);
  });

  it('changes nothing of the decision or of what is owed', async () => {
    const id = await notOpened();
    const owed = await records.openKinds(id);
    await life.reviewDecision(id, thin);
    expect(await records.openKinds(id)).toEqual(owed);
    expect(await records.report(id)).toMatchObject({
      status: 'concluded',
      concluded_as: 'doNotOpen',
    });
  });

  it('can be made again: what was found last counts', async () => {
    const id = await notOpened();
    await life.reviewDecision(id, thin);
    await life.as('bitrifochef.degerfors').reviewDecision(id, { finding: 'agrees', reason: null });
    expect(await lineOf(id)).toMatchObject({
      review: { finding: 'agrees', personId: await records.personId('bitrifochef.degerfors') },
    });
  });

  it('is owed anew of a decision that was changed and changed back', async () => {
    const id = await notOpened();
    await life.reviewDecision(id, thin);
    await life.as(officer).changeDecision(id, { outcome: 'open' });
    expect(await lineOf(id)).toBeUndefined();
    expect(await refusal(life.reviewDecision(id))).toMatchObject({
      status: 409,
      code: 'nothing-to-review',
      details: { current: 'open' },
    });
    await life.as(officer).changeDecision(id, { outcome: 'doNotOpen' });
    expect(await lineOf(id)).toMatchObject({ review: null });
  });

  it('is no officer’s, and nobody’s at the school', async () => {
    const id = await notOpened();
    expect((await refusal(life.as(officer).reviewDecision(id))).status).toBe(403);
    expect((await refusal(life.as('larare.degerfors').reviewDecision(id))).status).toBe(403);
    expect(await refusal(life.as('ifochef.kinda').reviewDecision(id))).toEqual(hidden);
    const school = await viewFacts(system.deps, await system.as('larare.degerfors'), id, [
      'decisionReviewed',
    ]);
    expect(school).toEqual([]);
  });
});
