import { beforeEach, describe, expect, it } from 'vitest';
import type { StatedDecision } from '../../../domain/decisions/records.ts';
import type { StatedChild } from '../../../domain/report/report-content.ts';
import { correctRecord } from '../../../services/corrections/correct-record.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { viewFacts } from '../../helpers/first-page.ts';

const leader = 'ifochef.degerfors';
const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const typed = { number: null, birthDate: null, name: null, whyNot: null };
const kept = async (id: string) =>
  (await viewFacts(system.deps, await system.as(leader), id, ['decisionMade'])).at(-1);

/** How a decision with these words about a child is answered. */
const answerTo = async (words: Partial<StatedDecision>, child: Partial<StatedChild> = {}) => {
  const stated = { ...sampleReport().child, ...child };
  const { id } = await life.saying({ send: { child: stated } }).until('assess');
  const answer = await refusal(life.decide(id, words));
  expect((await records.report(id)).status).toBe('assessed');
  return answer;
};

describe('the grounds of a decision (domain facts §4: reasons diffuse)', () => {
  it('are kept with the words of the catalogue and a reason each', async () => {
    const { id } = await life.until('assess');
    await life.decide(id, {
      outcome: 'doNotOpen',
      grounds: [
        { ground: 'otherSupport', reason: 'Farmor och skolan hjälper till.' },
        { ground: 'noConcern', reason: 'Ytterkläderna hade blivit stulna.' },
      ],
    });
    expect((await kept(id))?.record).toMatchObject({
      grounds: [
        {
          ground: 'otherSupport',
          text: 'Annat stöd finns',
          reason: 'Farmor och skolan hjälper till.',
        },
        {
          ground: 'noConcern',
          text: 'Ingen oro kvarstår',
          reason: 'Ytterkläderna hade blivit stulna.',
        },
      ],
    });
  });

  it.each([
    ['one of the other outcome', ['noConcern'], [0]],
    ['one that the catalogue does not have', ['neglect', 'badMood'], [1]],
    ['the same twice', ['neglect', 'neglect'], [1]],
  ])('are refused when they are not in the list: %s', async (_, chosen, wrong) => {
    const grounds = chosen.map((ground) => ({ ground, reason: 'Så är det.' }));
    const answer = await answerTo({ grounds });
    expect(answer).toMatchObject({ status: 422, code: 'unknown-ground' });
    expect(answer.details.errors).toEqual(
      wrong.map((at) => ({ pointer: `#/body/grounds/${at}/ground`, code: 'not-a-choice' })),
    );
    expect(answer.details['known']).toEqual([
      'closeViolence',
      'honour',
      'neglect',
      'ownBehaviour',
      'needOfSupport',
      'other',
    ]);
  });
});

describe('the child of a decision (two children have been taken for one before)', () => {
  it.each<readonly [what: string, identifiers: Partial<typeof typed> | object]>([
    ['ten digits and a name in capitals', { number: '150218 2395', name: 'KIM  PÅHITTAD' }],
    ['twelve digits and a birth date', { number: '20150218-2395', birthDate: '2015-02-18' }],
  ])('is compared however it is written: %s', async (_, identifiers) => {
    const { id } = await life.until('assess');
    await life.decide(id, { identifiers: { ...typed, ...identifiers } as never });
    const { record } = (await kept(id)) ?? {};
    expect(record).toMatchObject({ identifiers: { compared: Object.keys(identifiers) } });
    expect(JSON.stringify(record)).not.toMatch(/2395|påhittad/i);
  });

  it('is another one: refused by the field, and without what the report says', async () => {
    const identifiers = { ...typed, number: '20141002-2386', name: 'Kim Påhittad' };
    const answer = await answerTo({ identifiers } as never);
    expect(answer).toEqual({
      status: 422,
      code: 'identifiers-differ',
      details: { errors: [{ pointer: '#/body/identifiers/number', code: 'differs-from-report' }] },
    });
  });

  it('is not said: refused, also with a reason, where the report says it', async () => {
    const identifiers = { ...typed, whyNot: 'Har inte frågat.' };
    expect(await answerTo({ identifiers } as never)).toMatchObject({
      status: 422,
      code: 'identifiers-missing',
    });
  });

  it('is not known, or not born: decided with the reason why nothing is compared', async () => {
    const unborn = { ...sampleReport().child, identity: null, givenName: null, unborn: true };
    const whyNot = 'Barnet är inte fött.';
    const other = life.saying({ send: { child: { ...unborn, birthDate: '2027-02-10' } } });
    const { id } = await other.until('assess');
    const named = { ...typed, birthDate: '2027-02-10', whyNot };
    expect(await refusal(life.decide(id, { identifiers: named } as never))).toMatchObject({
      code: 'identifiers-differ',
      details: { errors: [{ code: 'not-in-report' }] },
    });
    await life.decide(id, { identifiers: { ...typed, whyNot } } as never);
    expect((await kept(id))?.record).toMatchObject({ identifiers: { compared: [], whyNot } });
  });

  it.each(['proposeDecision', 'changeDecision'] as const)(
    'is compared at %s, too',
    async (deed) => {
      const { id } = await life.until(deed === 'changeDecision' ? 'decide' : 'assess');
      const identifiers = { ...typed, number: '20141002-2386', birthDate: '2014-10-02' };
      expect(await refusal(life[deed](id, { identifiers } as never))).toMatchObject({
        code: 'identifiers-differ',
      });
    },
  );

  it('stays compared when the decision is corrected', async () => {
    const { id } = await life.until('decide');
    const made = await kept(id);
    const { identifiers: _, ...words } = (made?.record ?? {}) as StatedDecision;
    await correctRecord(system.deps, await system.as(leader), id, {
      kind: 'decisionMade',
      corrects: made?.id ?? '',
      reason: 'Stavfel.',
      record: { ...words, reasons: 'Rätt stavat.' },
    });
    expect((await kept(id))?.record).toMatchObject({
      reasons: 'Rätt stavat.',
      grounds: [{ text: 'Annan grund' }],
      identifiers: { compared: ['number', 'name'] },
    });
  });
});
