import { beforeEach, describe, expect, it } from 'vitest';
import type { Correction } from '../../../domain/corrections/records.ts';
import { correctRecord } from '../../../services/corrections/correct-record.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { openSituationFor } from '../../../services/intake/open-situation-for.ts';
import { advance } from '../../../services/waking/advance.ts';
import { atvidaberg, karlskoga } from '../../helpers/forwarding.ts';
import { viewFacts } from '../../helpers/first-page.ts';
import type { DeedName } from '../../helpers/living.ts';
import { refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { dutiesOf, rungsOf } from '../../helpers/stream-rows.ts';

const leader = 'ifochef.degerfors';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const newest = async (reportId: string, kind: Correction['kind']): Promise<string> => {
  const facts = await viewFacts(system.deps, await system.as(leader), reportId, [kind]);
  return facts.at(-1)?.id ?? 'none';
};

const correct = async <K extends Correction['kind']>(
  reportId: string,
  kind: K,
  record: Extract<Correction, { kind: K }>['record'],
): Promise<unknown> => {
  const correction = { kind, corrects: await newest(reportId, kind), reason: 'Fel.', record };
  return correctRecord(system.deps, await system.as(leader), reportId, correction as Correction);
};

const stateOf = async (reportId: string, kind: string) =>
  (await dutiesOf(system, reportId))
    .filter((duty) => duty.kind === kind)
    .map(({ state, reason }) => [state, reason]);

/** Assessed here, and found to be a child of a municipality that takes no reports here. */
const foreign = async (): Promise<string> => {
  const { id } = await life.until('assess', 'findWhereabouts');
  return id;
};

const other = { code: 'other-municipality', status: 409, details: { rule: 'forwarding' } };

describe('a child whom another municipality answers for (29 kap. SoL; JO on Söderhamn)', () => {
  it.each<DeedName>([
    'decide',
    'proposeDecision',
    'extend',
    'cover',
    'register',
    'note',
    'consent',
    'propose',
    'waive',
  ])('is not the object of a preliminary assessment here: %s', async (name) => {
    const id = await foreign();
    expect(await refusal(life.do(id, name))).toMatchObject(other);
    expect(await records.openKinds(id)).toContain('decideOnInvestigation');
  });

  it('nor are others asked about it than its protection needs', async () => {
    const id = await foreign();
    const contact = { how: 'phone', summary: 'Frågade om barnet.' } as const;
    for (const party of ['other', 'school'] as const) {
      expect(await refusal(life.contact(id, { ...contact, with: party }))).toMatchObject(other);
    }
    for (const party of ['reporter', 'child', 'guardian'] as const) {
      await life.contact(id, { ...contact, with: party });
    }
  });

  it('is protected here all the same: assessed, reported to the police, its situation acute', async () => {
    const { id } = await life.until('findWhereabouts');
    await life.assess(id, { violence: 'byOther' });
    await life.policeReport(id);
    await openSituationFor(system.deps, await system.as(leader), id);
  });

  it('that has moved away stays in the investigation that goes on here (29 kap. 9 § SoL)', async () => {
    const { id } = await life.until('assess');
    await life.findWhereabouts(id, { ...karlskoga, ground: 'movedAway' });
    await life.cover(id);
    expect(await stateOf(id, 'forwardReport')).toEqual([['lapsed', 'coveredByOngoing']]);
  });

  it('is suggested by the report, and only to the receiver', async () => {
    const child = { ...sampleReport().child, homeMunicipalityCode: '1883' };
    const { id } = await life.saying({ send: { child, municipalityCode: '1862' } }).until('open');
    const seenBy = async (login: string) =>
      (await viewContent(system.deps, await system.as(login), id)).suggests;
    expect(await seenBy(leader)).toEqual({ ground: 'livesElsewhere', municipalityCode: '1883' });
    expect(await seenBy('larare.degerfors')).toBe(null);
    expect(await records.openKinds(id)).not.toContain('forwardReport');
  });

  it('is found to be one once, and never of the municipality that finds it', async () => {
    const { id } = await life.until('open');
    const here = { ...karlskoga, municipality: { code: '1862', name: 'Degerfors' } };
    expect(await refusal(life.findWhereabouts(id, here))).toMatchObject({
      code: 'own-municipality',
    });
    await life.findWhereabouts(id, karlskoga);
    expect(await refusal(life.findWhereabouts(id, karlskoga))).toMatchObject({
      code: 'already-found',
    });
  });
});

describe('the duty to forward (routine, the duties)', () => {
  it.each<readonly [string, readonly DeedName[]]>([
    ['assessed after it was found', ['open', 'findWhereabouts', 'assess']],
    ['found after the assessment', ['open', 'assess', 'findWhereabouts']],
  ])('ends with the day, %s, and then tells the leaders', async (_, names) => {
    const { id } = await life.send();
    await life.do(id, ...names);
    expect(await records.dutyOf(id, 'forwardReport')).toMatchObject({
      state: 'open',
      due_at: new Date('2026-11-16T23:00:00.000Z'),
    });
    system.clock.set('2026-11-16T23:00:00.000Z');
    await advance(system.workerDeps, 'report', id, system.clock.now());
    expect(await rungsOf(system, id, 'forwardReport')).toMatchObject([
      { number: 1, to: 'owner ifoChef socialchef' },
    ]);
  });

  it('is not owed of a child that has not been assessed', async () => {
    const { id } = await life.until('findWhereabouts');
    expect(await records.openKinds(id)).not.toContain('forwardReport');
    expect(await refusal(life.forward(id))).toMatchObject({ code: 'wrong-state' });
  });

  it('is not owed of a child who belongs here, which can be written down too', async () => {
    const { id } = await life.until('assess');
    await life.findWhereabouts(id, { ground: 'here', knownBy: 'Folkbokföringen.' });
    expect(await records.openKinds(id)).not.toContain('forwardReport');
    expect(await refusal(life.forward(id))).toMatchObject({ code: 'not-elsewhere' });
    await life.do(id, 'register', 'decide');
  });
});

describe('a report forwarded by letter to a municipality that takes no reports here', () => {
  it('stays here until the other has answered that it takes it, and then ends as forwarded', async () => {
    const id = await foreign();
    await life.do(id, 'forward', 'dispatchForwarding');
    const kept = ['decideOnInvestigation', 'forwardReport', 'holdJointMeeting'];
    expect(await records.openKinds(id)).toEqual(expect.arrayContaining(kept));
    await life.answerForwarding(id);
    expect(await records.report(id)).toMatchObject({
      status: 'concluded',
      concluded_as: 'forwarded',
    });
    expect(await stateOf(id, 'forwardReport')).toEqual([['done', null]]);
    for (const kind of ['decideOnInvestigation', 'proposeMeetingTimes', 'holdJointMeeting']) {
      expect(await stateOf(id, kind)).toEqual([['lapsed', 'forwarded']]);
    }
    const answer = { answer: 'opened' } as const;
    expect(await refusal(life.giveFeedback(id, answer))).toMatchObject({ code: 'not-owed' });
  });

  it('stays owed when the other refuses, and can go to another municipality', async () => {
    const id = await foreign();
    await life.do(id, 'forward', 'dispatchForwarding');
    await life.answerForwarding(id, { answer: 'refused' });
    expect(await records.openKinds(id)).toEqual(
      expect.arrayContaining(['decideOnInvestigation', 'forwardReport']),
    );
    await correct(id, 'whereaboutsFound', {
      ...karlskoga,
      municipality: { code: '0581', name: 'Norrköping' },
    });
    await life.do(id, 'forward', 'dispatchForwarding', 'answerForwarding');
    expect(await records.report(id)).toMatchObject({ concluded_as: 'forwarded' });
  });

  it('takes its steps in their order, each once it can be', async () => {
    const id = await foreign();
    const codeOf = async (attempt: Promise<unknown>) => (await refusal(attempt)).code;
    expect(await codeOf(life.dispatchForwarding(id))).toBe('not-forwarded');
    expect(await codeOf(life.answerForwarding(id))).toBe('not-forwarded');
    await life.forward(id);
    expect(await codeOf(life.forward(id))).toBe('already-forwarded');
    expect(await codeOf(life.answerForwarding(id))).toBe('not-dispatched');
    const tomorrow = { on: '2026-11-17' };
    expect(await codeOf(life.dispatchForwarding(id, tomorrow))).toBe('invalid-request');
    await life.do(id, 'dispatchForwarding', 'dispatchForwarding');
    expect(await codeOf(life.answerForwarding(id, tomorrow))).toBe('invalid-request');
  });

  it('is closed when nothing else is owed, and nothing is decided there by us', async () => {
    const { id } = await life
      .saying({ send: { coSigning: { exclude: ['rektor', 'skolskoterska', 'kurator'] } } })
      .until('answerForwarding');
    await advance(system.workerDeps, 'report', id, system.clock.now());
    expect(await records.report(id)).toMatchObject({ status: 'closed' });
    expect(await refusal(life.changeDecision(id))).toMatchObject({ code: 'nothing-decided' });
  });

  it('owes no feedback here that is asked for later: it is not ours to answer (19 kap. 6 § SoL)', async () => {
    const { id } = await life.until('answerForwarding');
    await life.requestFeedback(id);
    expect(await records.openKinds(id)).not.toContain('giveFeedback');
  });
});

describe('what was found of the municipality is corrected (36 § FL)', () => {
  const here = { ground: 'here', knownBy: 'Skatteverket rättade adressen.' } as const;

  it('and all that was kept from us is ours again, by the clocks of before', async () => {
    const id = await foreign();
    const before = await records.dutyOf(id, 'decideOnInvestigation');
    await correct(id, 'whereaboutsFound', here);
    expect(await stateOf(id, 'forwardReport')).toEqual([['lapsed', 'corrected']]);
    expect(await records.dutyOf(id, 'decideOnInvestigation')).toEqual(before);
    await life.do(id, 'register', 'decide');
  });

  it('and found anew when it was wrong to say that the child belongs here', async () => {
    const id = await foreign();
    await correct(id, 'whereaboutsFound', here);
    const back = correct(id, 'whereaboutsFound', karlskoga);
    expect(await refusal(back)).toMatchObject({ code: 'find-anew' });
    system.clock.advance({ days: 1 });
    await life.findWhereabouts(id, karlskoga);
    expect(await stateOf(id, 'forwardReport')).toEqual([
      ['lapsed', 'corrected'],
      ['open', null],
    ]);
    await life.do(id, 'forward', 'dispatchForwarding', 'answerForwarding');
    expect(await records.report(id)).toMatchObject({ concluded_as: 'forwarded' });
  });

  it('until the report is on its way', async () => {
    const id = await foreign();
    await life.forward(id);
    const attempt = correct(id, 'whereaboutsFound', here);
    expect(await refusal(attempt)).toMatchObject({ code: 'already-forwarded' });
    await life.do(id, 'dispatchForwarding');
    await life.answerForwarding(id, { answer: 'refused' });
    await correct(id, 'whereaboutsFound', here);
    await life.decide(id);
  });

  it('but not to this municipality as another one, nor once it is concluded', async () => {
    const id = await foreign();
    const own = { ...karlskoga, municipality: { code: '1862', name: 'Degerfors' } };
    expect(await refusal(correct(id, 'whereaboutsFound', own))).toMatchObject({
      code: 'own-municipality',
    });
    await life.do(id, 'forward', 'dispatchForwarding', 'answerForwarding');
    expect(await refusal(correct(id, 'whereaboutsFound', here))).toMatchObject({
      code: 'wrong-state',
    });
  });

  it('and an answer that was written down wrongly gives back what it had ended, closed or not', async () => {
    const { id } = await life
      .saying({ send: { coSigning: { exclude: ['rektor', 'skolskoterska', 'kurator'] } } })
      .until('answerForwarding');
    const due = (await records.dutyOf(id, 'decideOnInvestigation')).due_at;
    await advance(system.workerDeps, 'report', id, system.clock.now());
    const record = { answer: 'refused', on: '2026-11-16', by: 'Annika', how: 'phone' } as const;
    await correct(id, 'forwardingAnswered', record);
    expect(await records.report(id)).toMatchObject({ status: 'assessed', concluded_as: null });
    expect(await records.dutyOf(id, 'decideOnInvestigation')).toMatchObject({
      state: 'open',
      due_at: due,
    });
  });
});

describe('to a municipality that takes its reports here', () => {
  it('no letter is sent and no answer written down: it answers by opening the report', async () => {
    const { id } = await life.until('assess');
    await life.findWhereabouts(id, atvidaberg);
    await life.forward(id);
    expect(await refusal(life.dispatchForwarding(id))).toMatchObject({ code: 'not-by-letter' });
    expect(await refusal(life.answerForwarding(id))).toMatchObject({ code: 'not-by-letter' });
  });

  it('is named as it is named here, whatever was written', async () => {
    const { id } = await life.until('open');
    const misspelt = { ...atvidaberg.municipality, name: 'Atvidabergs kommun' };
    await life.findWhereabouts(id, { ...atvidaberg, municipality: misspelt });
    const [found] = await viewFacts(system.deps, await system.as(leader), id, ['whereaboutsFound']);
    expect(found?.record).toMatchObject({ municipality: atvidaberg.municipality });
  });
});
