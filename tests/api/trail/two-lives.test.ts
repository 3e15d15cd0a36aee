import { beforeAll, describe, expect, it } from 'vitest';
import { leveled } from '../../../scripts/attack/leveled.ts';
import { advance } from '../../../services/waking/advance.ts';
import { atvidaberg, carryAll, reportThere } from '../../helpers/forwarding.ts';
import { deeds } from '../../helpers/life.ts';
import { castOf, posted, type AnyDeed, type DeedName } from '../../helpers/living.ts';
import { callerRoutes } from '../../../api/routes/all.ts';
import type { Place } from '../../helpers/deed.ts';
import { chief, teacher, type Answer, type LivedReport } from '../callers.ts';
import { servedApi } from '../served-api.ts';

/**
 * Two reports of the same words at the same instants. With the one nobody does anything after the
 * opening; with the other the receiver does all that stands on her own side. Whatever a sender is
 * sent of the two must be the same, byte for byte, but for ids and hashes (`routine.md`, two sides:
 * what can be inferred counts as shown).
 */
const served = servedApi();
const cast = castOf('degerfors');
const begins = '2026-11-16T09:00:00.000Z';
const rektor = 'rektor.degerfors';

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

const perform = async (name: DeedName, at: Place, others: object = {}): Promise<Answer> => {
  const deed: AnyDeed = deeds[name];
  const words = { ...deed.words({ now: served.system.clock.now(), officer: cast.officer }) };
  const { path, body } = posted(deed, at, { ...words, ...others });
  const login = deed.by === 'holder' ? cast.officer : String([cast[deed.by]].flat()[0]);
  const answer = await served.people.post(login, path, body);
  if (answer.status !== 201) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
  return answer;
};

/** Everything that the sender was ever sent of one life. */
type Sent = { readonly what: string; readonly answer: Answer }[];

const readAll = async (sent: Sent, { report }: LivedReport, when: string): Promise<void> => {
  const paths = callerRoutes
    .filter(({ method, path }) => method === 'get' && path.startsWith('/api/v1/reports/:reportId'))
    .map(({ path }) => path.replace('/api/v1/reports/:reportId', report))
    .filter((path) => !path.includes(':'));
  for (const login of [teacher, rektor]) {
    for (const path of paths) {
      const answer = await served.people.get(login, path);
      sent.push({ what: `${when}: ${login} ${path.replace(report, '')}`, answer });
    }
  }
};

/** What the receiver does with a report after it was given to the officer, and what follows of itself. */
type Work = (at: LivedReport) => Promise<void>;

const nothing: Work = async () => undefined;

const everything: Work = async (at) => {
  const { clock, workerDeps } = served.system;
  for (const name of work) {
    clock.advance({ minutes: 1 });
    await perform(name, at, name === 'readSupplement' ? { newWorry: true } : {});
  }
  await advance(workerDeps, 'report', String(at.reportId), clock.now());
};

/** Another municipality answers for the child, takes the report and decides. */
const forwarding: Work = async (at) => {
  const { system, people } = served;
  const id = String(at.reportId);
  await perform('assess', at);
  await perform('findWhereabouts', at, atvidaberg);
  await perform('forward', at);
  await carryAll(system);
  const there = await reportThere(system, id);
  await people.post('ifochef.atvidaberg', `/reports/${there}/openings`, {});
  await carryAll(system);
  await advance(system.workerDeps, 'report', id, system.clock.now());
  expect((await people.get(chief, at.report)).body).toMatchObject({ concludedAs: 'forwarded' });
};

const live = async (receiver: Work): Promise<{ sent: Sent; at: LivedReport }> => {
  const { people } = served;
  const { clock } = served.system;
  const sent: Sent = [];
  clock.set(begins);
  const at = (await people.until('supplement')) as LivedReport;
  await readAll(sent, at, 'sent');
  clock.advance({ minutes: 5 });
  await perform('open', at);
  await perform('assign', at);
  await receiver(at);
  clock.set('2026-11-16T12:00:00.000Z');
  await readAll(sent, at, 'later');
  for (const name of ['sign', 'supplement', 'requestFeedback'] as const) {
    sent.push({ what: `a deed: ${name}`, answer: await perform(name, at) });
  }
  await readAll(sent, at, 'in the end');
  return { sent, at };
};

describe('of a report with much and one with no work by the receiver', () => {
  let quiet: Awaited<ReturnType<typeof live>>;
  let busy: Awaited<ReturnType<typeof live>>;
  let forwarded: Awaited<ReturnType<typeof live>>;
  beforeAll(async () => {
    quiet = await live(nothing);
    busy = await live(everything);
    forwarded = await live(forwarding);
  }, 90_000);

  it('the sender is sent the same, headers included', () => {
    expect(quiet.sent.length).toBeGreaterThan(40);
    expect(quiet.sent.every(({ answer }) => answer.status < 500)).toBe(true);
    const expected = leveled(quiet.sent);
    // One pair at a time, since all of them would be a long read.
    for (const [index, told] of leveled(busy.sent).entries()) expect(told).toBe(expected[index]);
  });

  it('and the same of one that another municipality has taken, also of what she does later', () => {
    const expected = leveled(quiet.sent);
    for (const [index, told] of leveled(forwarded.sent).entries()) {
      expect(told).toBe(expected[index]);
    }
  });

  it('the receiver is not, or the two lives would be one', async () => {
    const { people } = served;
    const [one, other] = await Promise.all(
      [quiet, busy].map(({ at }) => people.get(chief, at.report)),
    );
    expect(Number(other?.body['etag'])).toBeGreaterThan(Number(one?.body['etag']) + 8);
  });

  it('lists of the sender hold what she sent and nothing that was born of it', async () => {
    const { people } = served;
    const ids = async (login: string) => {
      const { body } = await people.get(login, '/reports?limit=50');
      return (body['items'] as { id: string }[]).map(({ id }) => id).toSorted();
    };
    const sent = [quiet, busy, forwarded].map(({ at }) => String(at.reportId)).toSorted();
    expect(await ids(teacher)).toEqual(sent);
    expect(await ids(chief)).toHaveLength(4);
    expect(await ids('ifochef.atvidaberg')).toHaveLength(1);
    const born = (await ids(chief)).find((id) => !sent.includes(id));
    expect((await people.get(teacher, `/reports/${born}`)).status).toBe(404);
    expect((await people.get(rektor, `/reports/${born}`)).status).toBe(404);
  });
});
