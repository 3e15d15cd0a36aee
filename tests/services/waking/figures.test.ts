import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { rememberState } from '../../../database/waking/worker-state-store.ts';
import {
  lastComparison,
  letterBacklog,
  relayBacklog,
  rungBacklog,
} from '../../../services/waking/figures.ts';
import { advance } from '../../../services/waking/advance.ts';
import { relayOnce } from '../../../services/waking/relay.ts';
import { makeLettersAtOnce } from '../../helpers/letters-at-once.ts';
import { lightSleep } from '../../helpers/carried.ts';
import { lifeOf, type Life } from '../../helpers/living.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';
import { scriptedWorkflows } from '../../helpers/scripted-workflows.ts';

let system: TestSystem;
let life: Life;
beforeEach(async () => {
  system = await createTestSystem();
  life = lifeOf(system);
  return () => system.close();
});

const db = () => system.workerDeps.db;
const now = () => system.clock.now();
const carry = () => relayOnce(db(), scriptedWorkflows(), now());
const none = { count: 0, oldestSeconds: 0 };

describe('what the relay has before it', () => {
  const relay = () => relayBacklog(db(), now());

  it('is nothing in an empty house', async () => {
    expect(await relay()).toEqual(none);
  });

  it('is each stream whose workflow is not told, and the age of the oldest fact among them', async () => {
    await life.send();
    system.clock.advance({ seconds: 50 });
    await life.send();
    system.clock.advance({ seconds: 20 });
    expect(await relay()).toEqual({ count: 2, oldestSeconds: 70 });
    await carry();
    expect(await relay()).toEqual(none);
  });

  it('begins with the first fact that woke, not with one before it that nobody had to be told of', async () => {
    const { id } = await life.until('assess');
    await carry();
    await advance(system.workerDeps, 'report', id, now());
    await life.contact(id);
    expect(await relay()).toEqual(none);
    system.clock.advance({ hours: 3 });
    await lightSleep(system, id);
    await life.decide(id);
    system.clock.advance({ seconds: 5 });
    expect(await relay()).toEqual({ count: 1, oldestSeconds: 5 });
  });

  it('begins with the oldest of several that nobody was told of', async () => {
    const { id } = await life.send();
    await carry();
    system.clock.advance({ minutes: 1 });
    await life.open(id);
    system.clock.advance({ minutes: 1 });
    await life.assess(id);
    system.clock.advance({ minutes: 1 });
    expect(await relay()).toEqual({ count: 1, oldestSeconds: 120 });
  });
});

describe('letters that wait', () => {
  const letters = () => letterBacklog(db(), now());
  const draw = (id: string) => makeLettersAtOnce(system, id, () => true);

  it('are those of each report until they are made', async () => {
    const { id } = await life.send();
    await life.send();
    system.clock.advance({ seconds: 30 });
    expect(await letters()).toEqual({ count: 4, oldestSeconds: 30 });
    await draw(id);
    expect(await letters()).toEqual({ count: 2, oldestSeconds: 30 });
  });

  it('are those of a meeting too, from the invitation on', async () => {
    const { id } = await life.until('propose', 'consent', 'consentToShare');
    await draw(id);
    expect(await letters()).toEqual(none);
    system.clock.advance({ hours: 1 });
    await life.until('invite');
    system.clock.advance({ seconds: 10 });
    expect(await letters()).toMatchObject({ oldestSeconds: 10, count: 3 });
  });

  it('are forgotten after seven days, when the daily check has found them', async () => {
    await life.send();
    system.clock.advance({ days: 6 });
    expect(await letters()).toMatchObject({ count: 2 });
    system.clock.advance({ days: 1, seconds: 1 });
    expect(await letters()).toEqual(none);
  });
});

describe('rungs that are late', () => {
  const nextRung = async (): Promise<Date> => {
    const found = await system.raw('duty').min('next_rung_at as at').first();
    return (found as { at: Date }).at;
  };

  it('are those whose moment has passed, and no other', async () => {
    await life.send();
    expect(await rungBacklog(db(), now())).toEqual(none);
    system.clock.set(new Date((await nextRung()).getTime() + 90_000).toISOString());
    expect(await rungBacklog(db(), now())).toEqual({ count: 1, oldestSeconds: 90 });
    await system.raw('duty').update({ next_rung_at: null });
    expect(await rungBacklog(db(), now())).toEqual(none);
  });
});

describe('the daily comparison', () => {
  const compared = async (ranAt: string, received: number): Promise<void> => {
    const organisation = await system.raw('organisation').first('id', 'municipality_id');
    await system.raw('reconciliation').insert({
      id: randomUUID(),
      municipality_id: organisation.municipality_id,
      sender_organisation_id: organisation.id,
      day: ranAt.slice(0, 10),
      ran_at: ranAt,
      reports_sent: 5,
      duties_opened: 5,
      workflows_started: 4,
      opened_or_overdue: received,
      differs: received !== 5,
    });
  };

  it('is silent before the first', async () => {
    expect(await lastComparison(db(), now())).toEqual({
      missingReports: 0,
      throughSeconds: undefined,
      fallenSenders: 0,
    });
  });

  it('says how many reports are missing by the counts of the last 26 hours, and until when it counted', async () => {
    await compared('2026-11-15T04:30:00.000Z', 2);
    await compared('2026-11-16T04:30:00.000Z', 3);
    await rememberState(db(), 'reconciledThrough', '2026-11-15');
    expect(await lastComparison(db(), '2026-11-16T09:00:00.000Z')).toEqual({
      missingReports: 2,
      throughSeconds: Date.parse('2026-11-15T23:00:00.000Z') / 1_000,
      fallenSenders: 0,
    });
    expect(await lastComparison(db(), '2026-11-17T09:00:00.000Z')).toMatchObject({
      missingReports: 0,
    });
  });
});

describe('a fall in the number of reports (domain facts §4: reports never arrived)', () => {
  /** Each day of the span a sender of the municipality sent so many. */
  const sent = async (
    sender: string,
    { from, days, each }: { readonly from: string; readonly days: number; readonly each: number },
  ): Promise<void> => {
    await system.raw.raw(
      `insert into reconciliation (id, municipality_id, sender_organisation_id, day, ran_at,
         reports_sent, duties_opened, workflows_started, opened_or_overdue, differs)
       select gen_random_uuid(), o.municipality_id, o.id, d, d + interval '29 hours', :each, :each,
         :each, :each, false
       from (select * from organisation order by id offset :nth limit 1) o,
         generate_series(:from::date, :from::date + (:days - 1), interval '1 day') d`,
      { from, days, each, nth: sender === 'first' ? 0 : 1 },
    );
  };
  /** Sunday: the last of the days that are counted. */
  const through = '2026-11-15';
  const fallen = async (): Promise<number> => {
    await rememberState(db(), 'reconciledThrough', through);
    return (await lastComparison(db(), '2026-11-16T09:00:00.000Z')).fallenSenders;
  };
  const before = { from: '2026-09-14', days: 56, each: 1 };
  const lastWeek = { from: '2026-11-09', days: 7, each: 1 };

  it('is told of each sender that has gone quiet, and of none that sends as it does', async () => {
    await sent('first', before);
    await sent('second', before);
    await sent('second', lastWeek);
    expect(await fallen()).toBe(1);
  });

  it('is over when it sends again, and is nothing of the weeks that are long past', async () => {
    await sent('first', { ...before, from: '2026-07-01' });
    expect(await fallen()).toBe(0);
    await sent('second', before);
    expect(await fallen()).toBe(1);
    await sent('second', { ...lastWeek, days: 2 });
    expect(await fallen()).toBe(0);
  });
});
