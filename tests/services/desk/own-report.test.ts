import { beforeEach, describe, expect, it } from 'vitest';
import { advance } from '../../../services/waking/advance.ts';
import { viewMyReports } from '../../../services/desk/my-reports.ts';
import { viewOwnReport } from '../../../services/desk/own-report.ts';
import { leveled } from '../../../scripts/attack/leveled.ts';
import type { Place } from '../../helpers/deed.ts';
import { atvidaberg, carryAll, reportThere } from '../../helpers/forwarding.ts';
import { wordsOnTheWay, type DeedName } from '../../helpers/living.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { countStatements } from '../../helpers/statement-counts.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();
const { deps, as, clock } = system;
beforeEach(() => clock.set(monday));

const teacher = 'larare.degerfors';
const rektor = 'rektor.degerfors';
const kurator = 'kurator.degerfors';
const seen = async (login: string, id: string) => viewOwnReport(deps, await as(login), id);
const possible = async (login: string, id: string) => (await seen(login, id)).possible;

describe('a report as its sender sees it', () => {
  it('is what she sent, who is asked to sign and by when, and that nobody has opened it yet', async () => {
    const { id, reference } = await life.send();
    const { due_at } = await records.dutyOf(id, 'coSign', 'rektor');
    expect(await seen(teacher, id)).toMatchObject({
      summary: { id, reference, status: 'received', openedByPersonAt: null, mine: true },
      child: { givenName: 'Kim', age: 11 },
      author: {
        questions: [],
        wantsFeedback: true,
        feedback: { askedAt: null, answer: null, answeredAt: null },
        mayAsk: [],
      },
      tasks: [],
      supplements: { total: 0, items: [] },
      possible: ['supplementAdded', 'feedbackRequested', 'onCallContactRecorded'],
    });
    const { signatures } = await seen(teacher, id);
    expect(signatures[0]).toEqual({
      role: 'rektor',
      state: 'awaited',
      at: null,
      dueAt: due_at.toISOString(),
      comment: null,
    });
  });

  it('asks a signatory for her signature, and tells her nothing of the feedback', async () => {
    const { id } = await life.until('decide', 'giveFeedback', 'requestCompletion');
    expect(await seen(rektor, id)).toMatchObject({
      author: null,
      tasks: [{ kind: 'coSign', signatory: 'rektor' }],
      possible: ['signatureRecorded'],
    });
    await life.as(rektor).sign(id);
    expect(await seen(rektor, id)).toMatchObject({ tasks: [], possible: [] });
    const { author } = await seen(teacher, id);
    expect(author?.feedback).toEqual({ askedAt: null, answer: 'opened', answeredAt: monday });
    expect(author?.questions).toMatchObject([{ at: monday, question: expect.any(String) }]);
  });

  it('tells its author alone why somebody declined', async () => {
    const { id } = await life.until('decline');
    const comments = async (login: string) =>
      (await seen(login, id)).signatures.map(({ role, state, comment }) => [role, state, comment]);
    expect(await comments(teacher)).toContainEqual([
      'kurator',
      'declined',
      'Jag delar inte bilden av familjen.',
    ]);
    expect(await comments(rektor)).toContainEqual(['kurator', 'declined', null]);
  });

  it('lets a nurse ask those who were not asked, until they are', async () => {
    const nurse = 'skolskoterska.degerfors';
    const { id } = await life.as(nurse).send();
    const mayAsk = async () => (await seen(nurse, id)).author?.mayAsk;
    expect(await mayAsk()).toEqual(['rektor', 'kurator']);
    expect(await possible(nurse, id)).toContain('signatureAsked');
    await life.as(nurse).askSignature(id);
    expect(await mayAsk()).toEqual(['kurator']);
    await life.as(nurse).askSignature(id, { role: 'kurator' });
    expect(await possible(nurse, id)).not.toContain('signatureAsked');
  });

  it('offers to ask for feedback once, and not when an answer has come', async () => {
    const { id } = await life.send();
    expect(await possible(teacher, id)).toContain('feedbackRequested');
    await life.requestFeedback(id);
    expect(await possible(teacher, id)).not.toContain('feedbackRequested');
    const answered = await life.until('giveFeedback');
    expect(await possible(teacher, answered.id)).not.toContain('feedbackRequested');
    expect(await refusal(life.requestFeedback(answered.id))).toMatchObject({ status: 409 });
  });

  it('is nobody’s who was left out, of another school or of social services', async () => {
    const { id } = await life.send({ coSigning: { exclude: ['kurator'] } });
    for (const login of [kurator, 'larare2.degerfors', 'rektor2.degerfors', 'larare.kinda']) {
      expect([login, await refusal(seen(login, id))]).toEqual([login, hidden]);
    }
    for (const login of ['ifochef.degerfors', 'socialchef.degerfors', 'granskare.degerfors']) {
      expect([login, await refusal(seen(login, id))]).toEqual([login, hidden]);
    }
  });
});

const work: readonly DeedName[] = [
  'assign',
  'readSupplement',
  'note',
  'contact',
  'register',
  'assess',
  'consent',
  'waive',
  'decide',
  'inform',
  'withholdFeedback',
];

type Work = (at: Place) => Promise<void>;
const nothing: Work = async () => undefined;
const everything: Work = async (at) => {
  const holder = life.playedBy({ holder: 'socialsekreterare1.degerfors' });
  for (const name of work) {
    clock.advance({ minutes: 1 });
    if (name === 'readSupplement') await holder.readSupplement(at, { newWorry: true });
    else await holder.do(at, name);
  }
  await advance(system.workerDeps, 'report', String(at.reportId), clock.now());
};
const forwarding: Work = async (at) => {
  const id = String(at.reportId);
  await life.assess(id);
  await life.findWhereabouts(id, atvidaberg);
  await life.forward(id);
  await carryAll(system);
  await life.as('ifochef.atvidaberg').open(await reportThere(system, id));
  await carryAll(system);
  await advance(system.workerDeps, 'report', id, clock.now());
};
const moving: Work = async (at) => life.moveReport(at).then(() => undefined);

const readers = [teacher, rektor, 'skolskoterska.degerfors', kurator] as const;

/** Everything that everybody of the sender’s is shown of one life, at the same instants. */
const shownOf = async (receiver: Work): Promise<readonly string[]> => {
  const sent: { what: string; answer: { status: number; headers: object; body: unknown } }[] = [];
  const readAll = async (id: string, when: string): Promise<void> => {
    for (const login of readers) {
      const { tasks, sent: reports } = await viewMyReports(deps, await as(login), 1);
      const body = [
        await seen(login, id),
        tasks.items.filter(({ stream }) => stream.id === id),
        reports.items.filter((one) => one.id === id),
      ];
      sent.push({ what: `${when}: ${login}`, answer: { status: 200, headers: {}, body } });
    }
  };
  clock.set(monday);
  const at = await life.until('supplement');
  await readAll(at.id, 'sent');
  clock.advance({ minutes: 5 });
  await life.open(at.id);
  await receiver({ ...at, reportId: at.id });
  clock.set('2026-11-16T12:00:00.000Z');
  await readAll(at.id, 'later');
  for (const name of ['sign', 'supplement', 'requestFeedback'] as const) await life.do(at.id, name);
  await readAll(at.id, 'in the end');
  return leveled(sent as Parameters<typeof leveled>[0]);
};

describe('of the receiver’s work', () => {
  it.each([
    ['assesses, reads of a new worry, decides and withholds the feedback', everything],
    ['forwards to another municipality, which decides', forwarding],
    ['finds that it is about another child', moving],
  ] as const)('nobody at the school can tell that somebody %s', async (_, receiver) => {
    const quiet = await shownOf(nothing);
    const busy = await shownOf(receiver);
    expect(quiet).toHaveLength(12);
    for (const [index, told] of busy.entries()) expect(told).toBe(quiet[index]);
  });

  it('no word stands in what they are shown, whatever was written', async () => {
    const at = await life.until(
      'register',
      'note',
      'contact',
      'consent',
      'waive',
      'policeReport',
      'inform',
    );
    const known = JSON.stringify(sampleReport());
    const words = wordsOnTheWay()
      .flatMap((one) => Object.values(one))
      .filter((word): word is string => typeof word === 'string' && / /.test(word))
      .filter((word) => !known.includes(word));
    expect(words.length).toBeGreaterThan(30);
    for (const login of readers) {
      const shown = JSON.stringify([
        await seen(login, at.id),
        await viewMyReports(deps, await as(login), 1),
      ]);
      expect([login, words.filter((word) => shown.includes(word))]).toEqual([login, []]);
      expect(shown).not.toMatch(/"(assessed|concluded|closed)"|handlägg|socialsekr|ifochef/i);
    }
  });
});

it('costs as many statements however much was added', async () => {
  const { id } = await life.until('supplement');
  const measured = async () => {
    const call = await as(teacher);
    return (await countStatements(() => viewOwnReport(deps, call, id))).statements.length;
  };
  const before = await measured();
  for (let n = 0; n < 6; n += 1) await life.supplement(id);
  expect(await measured()).toBe(before);
  expect((await seen(teacher, id)).supplements.total).toBe(7);
});
