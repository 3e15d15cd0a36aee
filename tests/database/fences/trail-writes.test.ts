import { beforeAll, describe, expect, it } from 'vitest';
import { lockStream } from '../../../database/acting/stream-store.ts';
import type { FenceContext, Tx } from '../../../database/transaction.ts';
import {
  append,
  directWrites,
  trailAttempts,
  type Ground,
} from '../../../scripts/attack/sql/trail-attempts.ts';
import { copyRow, intakeOf } from '../../../scripts/attack/sql/row-attempts.ts';
import { refusedRight } from '../../../scripts/attack/sql/tried.ts';
import { lifeOf } from '../../helpers/living.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { countRows, select, sqlState, tried } from '../../helpers/sql.ts';
import { asViewer, viewerOf, type Viewer, type ViewerName } from './viewers.ts';

/** Attempts on the trail by raw SQL, as somebody would make them who got hold of a role's login. */
const system = await ownSystem();
const life = lifeOf(system);

let id: string;
let foreign: string;
const viewers = new Map<ViewerName, Viewer>();
const as = <T>(name: ViewerName, work: (tx: Tx) => Promise<T>): Promise<T> =>
  asViewer(system, viewers.get(name) ?? null, work);

const fence = (name: ViewerName): FenceContext => {
  const viewer = viewers.get(name);
  if (!viewer) throw new Error(`${name} stands behind no fence`);
  return viewer;
};

beforeAll(async () => {
  ({ id } = await life.until('open', 'supplement'));
  foreign = (await life.as('larare.atvidaberg').send({ municipalityCode: '0561' })).id;
  for (const name of ['the sender', 'the receiver', 'the auditor'] as const) {
    viewers.set(name, await viewerOf(system, name));
  }
});

describe('the sender’s login appends to the trail only what continues it, in her own name and lane', () => {
  it.each(trailAttempts)('$name: $refused', async ({ change, to, refused }) => {
    const ground: Ground = {
      stream: id,
      foreign,
      sender: fence('the sender'),
      receiver: fence('the receiver'),
    };
    const tried = as('the sender', (tx) => append(tx, ground, change(ground), to?.(ground)));
    expect(await tried).toBe(refused);
  });
});

describe('no login writes past the function', () => {
  it.each(directWrites)('%s', async (_, statement) => {
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
    for (const kind of ['report', 'acuteSituation', 'consultation', 'person']) {
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
  const copy = (table: 'duty' | 'fact', change: object) =>
    as('the receiver', (tx) => copyRow(tx, { stream: id }, table, change));
  const unitOf = (code: string): Promise<string> => as('the receiver', (tx) => intakeOf(tx, code));

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
