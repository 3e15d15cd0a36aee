import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPossible } from '../../../domain/access/decide.ts';
import { factRule } from '../../../domain/areas.ts';
import { addMinutes } from '../../../domain/calendar/time.ts';
import { AppError } from '../../../domain/errors.ts';
import type { Status } from '../../../domain/report/status.ts';
import { recompute } from '../../../scripts/drill/stream-from-facts.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { advance } from '../../../services/waking/advance.ts';
import type { Place } from '../../helpers/deed.ts';
import { viewDuties, viewLinks } from '../../helpers/first-page.ts';
import { deeds } from '../../helpers/life.ts';
import { castOf, everyDeed, type AnyDeed, type DeedName } from '../../helpers/living.ts';
import { select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';

/**
 * Deeds at random, lawful and not, by people at random, on the real services: whatever they do, what
 * the routine promises of a report holds after each of them.
 */
const { system, life, records } = await stage();
const cast = castOf('degerfors');
const author = cast.author;

const beginnings: readonly DeedName[] = [
  'send',
  'sendAsNurse',
  'sendOther',
  'openOther',
  'receiveOther',
  'takeCall',
  'waiveWritten',
  'confirm',
];
/** What was asked before there was a report is about none, and touches none. */
const names = everyDeed
  .filter(([, { path }]) => !path.includes('consultation'))
  .map(([name]) => name)
  .filter((name) => !beginnings.includes(name));
const anybody = [
  'larare.degerfors',
  'larare2.degerfors',
  'rektor.degerfors',
  'skolskoterska.degerfors',
  'kurator.degerfors',
  'bitrrektor.degerfors',
  'socialsekreterare1.degerfors',
  'socialsekreterare2.degerfors',
  'ifochef.degerfors',
  'bitrifochef.degerfors',
  'socialchef.degerfors',
  'granskare.degerfors',
  'forvaltare.degerfors',
  'ifochef.atvidaberg',
  'steget.degerfors',
  'pinocchio.degerfors',
] as const;

type Step = {
  /** A deed whose turn it is by whoever usually does it, or any deed by anybody. */
  readonly inTurn: boolean;
  readonly which: number;
  readonly by: (typeof anybody)[number];
  readonly minutes: number;
};
const someStep: fc.Arbitrary<Step> = fc.record({
  inTurn: fc.boolean(),
  which: fc.nat(),
  by: fc.constantFrom(...anybody),
  minutes: fc.oneof({ weight: 9, arbitrary: fc.nat(60) }, { weight: 1, arbitrary: fc.nat(14_400) }),
});

type World = { readonly id: string; at: Place; readonly done: Set<DeedName> };
type Duty = { id: string; due_at: Date; extended_to: string | null };

const chosen = ({ done }: World, { inTurn, which, by }: Step): readonly [DeedName, string] => {
  const next = names.filter(
    (name) => !done.has(name) && deeds[name].after.every((before) => done.has(before)),
  );
  const from = inTurn && next.length > 0 ? next : names;
  const name = from[which % from.length] ?? 'open';
  return [name, inTurn ? String([cast[deeds[name].by]].flat()[0]) : by];
};

const streamsOf = ({ id, at }: World): readonly string[] =>
  [id, at.situationId, at.handOverId, at.otherHandOverId].filter((one) => one !== undefined);

const factsOf = async (world: World): Promise<ReadonlyMap<string, string>> => {
  const rows = await select<{ id: string; said: string }>(
    system.raw,
    // Of a record that is moved only what was sealed leaves, and its hash stays.
    `select id, (to_jsonb(f) - array['sealed', 'taken_out'] || jsonb_build_object(
       'hash', coalesce(taken_out, sha256(sealed))))::text as said
     from fact f where stream_id = any(?)`,
    [streamsOf(world)],
  );
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  return new Map(rows.map(({ id, said }) => [id, digest(said)]));
};
const dutiesOf = async (world: World): Promise<ReadonlyMap<string, Duty>> => {
  const rows = await select<Duty>(system.raw, `select * from duty where stream_id = any(?)`, [
    streamsOf(world),
  ]);
  return new Map(rows.map((duty) => [duty.id, duty]));
};

/** All that the reporter can see of the report, but for what she looked at herself. */
const seenBySender = async ({ id }: World): Promise<unknown> => {
  const { deps } = system;
  const call = await system.as(author);
  const { items } = await listReports(deps, call, { limit: 50, offset: 0 });
  return {
    report: await viewReport(deps, call, id),
    listed: items.find((one) => one.id === id),
    duties: await viewDuties(deps, call, id),
    links: await viewLinks(deps, call, id),
  };
};

const look = async (world: World) => ({
  status: (await records.report(world.id)).status as Status,
  facts: await factsOf(world),
  duties: await dutiesOf(world),
  seen: await seenBySender(world),
});
type Look = Awaited<ReturnType<typeof look>>;

/** What a report's status can become by one deed. */
const follows: Readonly<Record<Status, readonly Status[]>> = {
  received: ['received', 'opened'],
  opened: ['opened', 'assessed'],
  assessed: ['assessed', 'concluded'],
  concluded: ['concluded', 'closed'],
  closed: ['closed', 'concluded'],
  disposed: ['disposed'],
};

const holdsAlways = async (world: World, [before, after]: readonly [Look, Look]) => {
  const changed = [...before.facts].filter(([id, said]) => after.facts.get(id) !== said);
  expect(changed, 'no fact changes').toEqual([]);
  const moved = [...before.duties.values()].filter((duty) => {
    const now = after.duties.get(duty.id);
    const isMoved = now?.due_at.getTime() !== duty.due_at.getTime();
    return isMoved && String(now?.extended_to) === String(duty.extended_to);
  });
  expect(moved, 'no clock is moved silently').toEqual([]);
  const { owner_person_id: owner, status, concluded_as: as } = await records.report(world.id);
  const isOwned = status === 'received' || owner !== null;
  expect([status, isOwned], 'no report is without an owner').toEqual([status, true]);
  // One that was on the wrong child is assessed where it goes on.
  const next = as === 'moved' ? [...follows[before.status], 'concluded'] : follows[before.status];
  expect(next, 'no status is skipped').toContain(after.status);
};

/** Whether the reporter may see something of this deed: what crosses, and the opening. */
const crosses = async (name: DeedName, factId: string): Promise<boolean> => {
  if (name === 'open') return true;
  // What a form is told is on both sides of the hand-over, of which the reporter stands on none.
  if (deeds[name].path.includes('/hand-overs')) return false;
  const [fact] = await select<{ side: string }>(system.raw, `select side from fact where id = ?`, [
    factId,
  ]);
  return fact === undefined || fact.side !== 'receiver';
};

const holdsOfDone = async (
  world: World,
  name: DeedName,
  { factId, looks }: { readonly factId: string; readonly looks: readonly [Look, Look] },
) => {
  const [before, after] = looks;
  const { records: kind } = deeds[name];
  const isOnReport = !deeds[name].path.includes('situation');
  if (isOnReport) {
    const could = isPossible(factRule(kind).action, before.status);
    expect([name, before.status, could], 'no deed is done from a wrong state').toEqual([
      name,
      before.status,
      true,
    ]);
  }
  const events = (await Promise.all(streamsOf(world).map(records.events))).flat();
  const told = events.filter((event) => event.fact === factId && event.kind === kind);
  expect([name, told.length], 'each acknowledged fact is in the trail once').toEqual([name, 1]);
  if (!(await crosses(name, factId))) {
    expect(after.seen, `the reporter sees nothing of ${name}`).toEqual(before.seen);
  }
};

const holdsOfRefused = ([before, after]: readonly [Look, Look], name: DeedName) => {
  expect([...after.facts.keys()], `${name}, refused, records nothing`).toEqual([
    ...before.facts.keys(),
  ]);
  expect(after, `${name}, refused, changes nothing`).toMatchObject({
    status: before.status,
    seen: before.seen,
  });
};

/** @returns the id of what was recorded; undefined when it was refused */
const tried = async (world: World, name: DeedName, by: string): Promise<string | undefined> => {
  const deed: AnyDeed = deeds[name];
  const words = deed.words({ now: system.clock.now(), officer: cast.officer });
  const nowhere = '00000000-0000-7000-8000-000000000000';
  const others = {
    supplementId: nowhere,
    meetingId: nowhere,
    contactId: nowhere,
    invitationId: nowhere,
    situationId: nowhere,
    changeId: nowhere,
    handOverId: nowhere,
    otherHandOverId: nowhere,
    otherSituationId: nowhere,
    otherReportId: nowhere,
  };
  const call = await system.as(by);
  try {
    const { id } = await deed.done(system.deps, call, { ...others, ...world.at }, words);
    world.done.add(name);
    if (deed.makes) world.at = { ...world.at, [deed.makes]: id };
    return id;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return undefined;
  }
};

const agreesWithFacts = async ({ id }: World): Promise<void> => {
  const { stored, fromFacts } = await system.raw.transaction((tx) =>
    recompute(tx, system.deps, { kind: 'report', id }),
  );
  expect(stored.duties).toEqual(fromFacts.duties);
};

it('whatever people do, what is promised of a report holds', { timeout: 180_000 }, async () => {
  const counts = { done: 0, refused: 0 };
  const property = fc.asyncProperty(
    fc.array(someStep, { minLength: 30, maxLength: 50 }),
    async (steps) => {
      system.clock.set(monday);
      const { id: otherReportId } = await life.until('open');
      const { id } = await life.send();
      const done = new Set<DeedName>(['send', 'receiveOther']);
      const world: World = { id, at: { reportId: id, otherReportId }, done };
      for (const step of steps) {
        system.clock.set(addMinutes(system.clock.now(), step.minutes));
        await advance(system.workerDeps, 'report', id, system.clock.now());
        const [name, by] = chosen(world, step);
        const before = await look(world);
        const factId = await tried(world, name, by);
        const looks = [before, await look(world)] as const;
        await holdsAlways(world, looks);
        if (factId) await holdsOfDone(world, name, { factId, looks });
        else holdsOfRefused(looks, name);
        counts[factId ? 'done' : 'refused'] += 1;
      }
      await agreesWithFacts(world);
    },
  );
  await fc.assert(property, { numRuns: 5, endOnFailure: true });
  expect(counts.done).toBeGreaterThan(40);
  expect(counts.refused).toBeGreaterThan(40);
});
