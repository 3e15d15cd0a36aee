import { beforeEach, describe, expect, it } from 'vitest';
import { listDifferences } from '../../../services/house/differences.ts';
import { reconcileDays } from '../../../services/waking/reconciliation.ts';
import { inTransaction } from '../../../database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { stateSentCount } from '../../../services/people/sent-counts.ts';
import { lifeOf, type Life } from '../../helpers/living.ts';
import { recordsOf } from '../../helpers/records.ts';
import { refusal } from '../../helpers/refusals.ts';
import { countRows, select, sqlState } from '../../helpers/sql.ts';
import { monday } from '../../helpers/stage.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';

const sunday = '2026-11-15';
const today = '2026-11-16';
const morning = '2026-11-17T04:30:00.000Z';
const agency = 'skolsystem.degerfors';

let system: TestSystem;
let life: Life;
beforeEach(async () => {
  system = await createTestSystem(monday);
  life = lifeOf(system);
  return () => system.close();
});

const sends = (said: Parameters<Life['send']>[0] = {}) => life.as(agency).send(said);
const states = async (sent: number, day = today, by = agency) =>
  stateSentCount(system.deps, await system.as(by), { day, sent });
const compares = (at = morning) =>
  reconcileDays(system.workerDeps, { hasStarted: async () => true }, at);
const found = async () =>
  (
    await listDifferences(system.deps, await system.as('ifochef.degerfors'), {
      limit: 50,
      offset: 0,
    })
  ).items.map(({ kind, of }) => ({ kind, of }));

describe('what a system says that it sent on a day (routine §3.6)', () => {
  beforeEach(async () => {
    await sends();
    await sends();
    system.clock.set('2026-11-17T04:00:00.000Z');
  });

  it('is compared with what was received of it; nothing is to be explained when they are the same', async () => {
    await states(2);
    await compares();
    expect(await found()).toEqual([]);
  });

  it('is a difference when one was lost on its way here, which nothing of ours could have counted', async () => {
    await states(3);
    await compares();
    expect(await found()).toEqual([
      {
        kind: 'clientCount',
        of: {
          day: today,
          sender: expect.stringContaining('Degerfors'),
          counts: { statedBySender: 3, submissionsReceived: 2 },
        },
      },
    ]);
  });

  it('is a difference on a day on which nothing was received at all', async () => {
    await states(1, sunday);
    await compares();
    expect(await found()).toMatchObject([
      { of: { day: sunday, counts: { submissionsReceived: 0 } } },
    ]);
  });

  it('is told once, and compared also when it comes after the day was', async () => {
    await compares();
    await states(3);
    await compares('2026-11-18T04:30:00.000Z');
    await compares('2026-11-19T04:30:00.000Z');
    expect(await found()).toHaveLength(1);
  });

  it('stands in place of what was said before of the same day', async () => {
    await states(7);
    system.clock.set('2026-11-17T04:29:00.000Z');
    await states(2);
    await compares();
    expect(await found()).toEqual([]);
    expect(await select(system.raw, 'select compared from sent_count')).toEqual([
      { compared: true },
      { compared: true },
    ]);
  });

  it('counts what people of the same school sent as not its own', async () => {
    system.clock.set(monday);
    await life.send();
    system.clock.set(morning);
    await states(2);
    await compares();
    expect(await found()).toEqual([]);
  });

  it.each([
    ['while it goes on', '2026-11-17', 'not-yet-come'],
    ['ahead', '2026-11-18', 'not-yet-come'],
    ['32 days ago', '2026-10-16', 'too-far-back'],
  ])('is refused of a day %s (422)', async (_, day, code) => {
    expect(await refusal(states(1, day))).toMatchObject({
      status: 422,
      details: { errors: [{ pointer: '#/body/day', code }] },
    });
    expect(await countRows(system.raw, 'sent_count')).toBe(0);
  });

  it('is no person’s to say (403)', async () => {
    for (const login of ['rektor.degerfors', 'ifochef.degerfors', 'forvaltare.degerfors']) {
      expect(await refusal(states(2, today, login))).toMatchObject({
        status: 403,
        details: { rule: 'sentCount.state' },
      });
    }
  });

  it('is an event in the system’s own stream', async () => {
    const { id } = await states(2);
    const [{ id: clientId } = { id: '' }] = await select<{ id: string }>(
      system.raw,
      'select id from api_client where login = ?',
      [agency],
    );
    expect((await recordsOf(system).events(clientId)).at(-1)).toMatchObject({
      kind: 'sentCountStated',
      lane: 'auditor',
      fact: id,
    });
  });
});

describe('by the database as well', () => {
  it.each([
    ['another system', { client_id: 'elsewhere' }],
    ['another municipality', { municipality_id: 'elsewhere' }],
  ])('nothing is said for %s', async (_, wrong) => {
    const { actor } = await system.as(agency);
    if (actor.is !== 'client') throw new Error('no client');
    const { actor: other } = await system.as('skolsystem.nordanstig');
    if (other.is !== 'client') throw new Error('no client');
    const row = {
      id: newId(monday),
      client_id: 'client_id' in wrong ? other.clientId : actor.clientId,
      municipality_id: 'municipality_id' in wrong ? other.municipalityId : actor.municipalityId,
      organisation_id: actor.organisationId,
      day: sunday,
      sent: 1,
      stated_at: monday,
    };
    const says = (said: object) =>
      sqlState(inTransaction(system.deps.db, actor, (tx) => tx('sent_count').insert(said)));
    expect(await says(row)).toBe('42501');
    const own = { client_id: actor.clientId, municipality_id: actor.municipalityId };
    expect(await says({ ...row, ...own })).toBeUndefined();
  });
});

describe('siblings that were sent together', () => {
  it('are one sending', async () => {
    const list = ['Ella', 'Hugo'].map((givenName) => ({
      givenName,
      familyName: 'Påhittad',
      birthDate: null,
      identity: null,
    }));
    await sends({ siblings: { answer: 'yes', list } });
    system.clock.set(morning);
    await states(1);
    await compares();
    expect(await countRows(system.raw, 'report')).toBe(3);
    expect(await found()).toEqual([]);
  });
});
