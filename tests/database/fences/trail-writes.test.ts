import { beforeAll, describe, expect, it } from 'vitest';
import { lockStream } from '../../../database/acting/stream-store.ts';
import type { Tx } from '../../../database/transaction.ts';
import { eventBytes, type EventContent } from '../../../platform/trail/event.ts';
import { headOfLane } from '../../../platform/trail/lanes.ts';
import { lifeOf } from '../../helpers/living.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { countRows, select, sqlState, tried } from '../../helpers/sql.ts';
import { asViewer, viewerOf, type Viewer, type ViewerName } from './viewers.ts';

/** Attempts on the trail by raw SQL, as somebody would make them who got hold of a role's login. */
const system = await ownSystem();
const life = lifeOf(system);

const refusedRight = '42501';
const brokenCheck = '23514';

let id: string;
let foreign: string;
const viewers = new Map<ViewerName, Viewer>();
const as = <T>(name: ViewerName, work: (tx: Tx) => Promise<T>): Promise<T> =>
  asViewer(system, viewers.get(name) ?? null, work);

beforeAll(async () => {
  ({ id } = await life.until('open', 'supplement'));
  foreign = (await life.as('larare.atvidaberg').send({ municipalityCode: '0561' })).id;
  for (const name of ['the sender', 'the receiver', 'the auditor'] as const) {
    viewers.set(name, await viewerOf(system, name));
  }
});

/** What the sender's side would rightly append next, with one thing about it changed. */
const nextEvent = async (
  tx: Tx,
  change: Partial<EventContent> & { readonly lane?: 'sender' | 'receiver' | 'both' | 'auditor' },
): Promise<Buffer> => {
  const head = await lockStream(tx, id);
  if (!head) throw new Error('the stream is out of sight');
  const { lane = 'sender' } = change;
  return eventBytes({
    stream: id,
    lane,
    n: headOfLane(head, lane).n + 1,
    salt: 'ab'.repeat(16),
    after: lane === 'both' ? null : headOfLane(head, 'both').hash.toString('hex'),
    kind: 'reportRead',
    actor: viewers.get('the sender')?.actorId ?? '',
    function: 'teacher@unit',
    occurredAt: system.clock.now(),
    recordedAt: head.recordedAt,
    fact: null,
    dataHash: null,
    purpose: null,
    ...change,
  });
};
const append = (tx: Tx, bytes: Buffer, stream = id) =>
  tried(tx, `select append_events(?, ?, '{false}', '{false}')`, [stream, [bytes]]);
const attempt = (change: Parameters<typeof nextEvent>[1]) =>
  as('the sender', async (tx) => (await append(tx, await nextEvent(tx, change))).refused);

describe('the sender’s login appends to the trail', () => {
  it.each(['sender', 'both'] as const)('in the lane %s, which is hers to write', async (lane) => {
    expect(await attempt({ lane })).toBeUndefined();
  });

  it.each(['receiver', 'auditor'] as const)('nothing in the lane %s', async (lane) => {
    expect(await attempt({ lane })).toBe(refusedRight);
  });

  it('nothing in another’s name, the system’s neither', async () => {
    expect(await attempt({ actor: viewers.get('the receiver')?.actorId ?? '' })).toBe(refusedRight);
    expect(await attempt({ actor: 'ladder', function: 'system/ladder' })).toBe(refusedRight);
    const opened = { lane: 'both', kind: 'openedByPerson', actor: 'opening' } as const;
    expect(await attempt(opened)).toBe(refusedRight);
  });

  it.each([
    ['leaves a number out', { n: 7 }],
    ['takes a number that is taken', { n: 0 }],
    ['hangs on another event', { after: 'ab'.repeat(32) }],
    ['says another stream', { stream: '019a9c1e-8a00-7000-8000-000000000001' }],
    ['was recorded in the future', { recordedAt: '2126-01-01T00:00:00.000Z' }],
    ['was recorded before what came before', { recordedAt: '2020-01-01T00:00:00.000Z' }],
  ])('nothing that %s', async (_, change) => {
    expect(await attempt(change)).toBe(brokenCheck);
  });

  it('nothing in a stream beyond the border', async () => {
    const refused = await as('the sender', async (tx) => {
      const bytes = await nextEvent(tx, { stream: foreign, n: 1 });
      return (await append(tx, bytes, foreign)).refused;
    });
    expect(refused).toBe(refusedRight);
  });
});

const direct: readonly (readonly [string, string])[] = [
  [
    'an event without a link',
    `insert into audit_event (stream_id, seq, side, n, kind, bytes, prev_hash, hash)
     values (:id, 99, 'both', 99, 'reportRead', '', decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))`,
  ],
  ['the head of a stream', `update stream set last_seq = last_seq + 1 where id = :id`],
  ['the head of a lane', `update lane set n = n + 1 where stream_id = :id`],
  [
    'a lane of its own',
    `insert into lane (stream_id, side, n, hash, facts) values (:id, 'auditor', 9, decode(repeat('00', 32), 'hex'), 9)`,
  ],
];

describe('no login writes past the function', () => {
  it.each(direct)('%s', async (_, statement) => {
    for (const name of ['the sender', 'the receiver', 'the auditor'] as const) {
      const { refused } = await as(name, (tx) => tried(tx, statement, { id } as never));
      expect([name, refused]).toEqual([name, refusedRight]);
    }
    expect(await sqlState(system.workerDeps.db.raw(statement, { id }))).toBe(refusedRight);
  });
});

describe('a stream beyond the border', () => {
  it('is not locked', async () => {
    expect(await as('the sender', (tx) => lockStream(tx, foreign))).toBeUndefined();
  });

  it('is not begun', async () => {
    const [kinda] = await select<{ id: string }>(
      system.raw,
      `select id from municipality where code = '0513'`,
    );
    const begin = `select begin_stream(gen_random_uuid(), ?, ?, null)`;
    for (const kind of ['report', 'acuteSituation', 'person']) {
      const { refused } = await as('the receiver', (tx) => tried(tx, begin, [kind, kinda?.id]));
      expect([kind, refused]).toEqual([kind, refusedRight]);
    }
  });

  it('is not put on a list that somebody read', async () => {
    const index = `insert into audit_subject (report_id, stream_id, seq) values (?, ?, 1)`;
    const { refused } = await as('the sender', (tx) =>
      tried(tx, index, [foreign, viewers.get('the sender')?.actorId]),
    );
    expect(refused).toBe(refusedRight);
  });
});

describe('the lanes of the other side', () => {
  it('are shown to no login, not even how far they have come', async () => {
    const lanes = async (name: ViewerName) =>
      as(name, async (tx) => {
        const rows = await select<{ side: string }>(
          tx,
          `select side from lane where stream_id = ? order by 1`,
          [id],
        );
        const head = await lockStream(tx, id);
        return [rows.map(({ side }) => side), Object.keys(head?.heads ?? {}).toSorted()];
      });
    expect(await countRows(system.raw, 'lane')).toBeGreaterThan(2);
    expect(await lanes('the sender')).toEqual([['both'], ['both']]);
    expect(await lanes('the receiver')).toEqual([
      ['both', 'receiver'],
      ['both', 'receiver'],
    ]);
  });
});

describe('what is inserted beside the trail', () => {
  const copy = (table: string, change: object) =>
    as('the receiver', async (tx) => {
      const [row] = await select<{ row: object }>(
        tx,
        `select to_jsonb(t) as row from ?? t where stream_id = ? limit 1`,
        [table, id],
      );
      const sql = `insert into ?? select (jsonb_populate_record(null::??, ?::jsonb)).*`;
      const copied = { ...row?.row, id: '019a9c1e-8a00-7000-8000-0000000000ff', ...change };
      return (await tried(tx, sql, [table, table, JSON.stringify(copied)])).refused;
    });
  const unitOf = async (code: string): Promise<string> => {
    const [unit] = await select<{ id: string }>(
      system.raw,
      `select u.id from unit u join municipality m on m.id = u.municipality_id
       where u.kind = 'intake' and m.code = ?`,
      [code],
    );
    return String(unit?.id);
  };

  it('gives no duty to a unit of another municipality', async () => {
    const own = { side: 'receiver', owner_unit_id: await unitOf('1862') };
    expect(await copy('duty', own)).toBeUndefined();
    expect(await copy('duty', { ...own, owner_unit_id: await unitOf('0513') })).toBe(refusedRight);
  });

  it('is no fact in another’s name', async () => {
    const mine = { kind: 'intakeNoteTaken', side: 'receiver', sealed: '\\x00', once: null };
    const { actorId } = viewers.get('the receiver') ?? {};
    expect(await copy('fact', { ...mine, person_id: actorId })).toBeUndefined();
    const another = viewers.get('the sender')?.actorId;
    expect(await copy('fact', { ...mine, person_id: another })).toBe(refusedRight);
    expect(await copy('fact', { ...mine, person_id: null, client_id: null })).toBe(refusedRight);
  });
});
