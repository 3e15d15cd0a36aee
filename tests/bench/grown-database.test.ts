import { beforeAll, describe, expect, inject, it } from 'vitest';
import { grownDatabase } from '../../bench/grown/grown-database.ts';
import { referenceOf } from '../../bench/grown/copy.ts';
import { livedTables } from '../../bench/grown/life.ts';
import { stories } from '../../bench/grown/lives.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import { factKinds } from '../../domain/kinds.ts';
import { factRowHash } from '../../platform/trail/row-hash.ts';
import { recompute } from '../../scripts/drill/stream-from-facts.ts';
import { verifyHistory } from '../../scripts/verify.ts';
import { viewContent } from '../../services/reports/content-views.ts';
import { listReports } from '../../services/reports/queue.ts';
import { viewHistory } from '../../services/trail/history.ts';
import { viewFacts } from '../helpers/first-page.ts';
import { select } from '../helpers/sql.ts';
import { stage } from '../helpers/stage.ts';
import { wholeHistory } from '../helpers/whole-history.ts';

/** Reports that the bench makes for its figures, held against reports that were sent. */
const { system, records } = await stage();
const { raw, deps } = system;
const chief = 'ifochef.degerfors';

const inTown = `r.municipality_id = (select id from municipality where slug = 'degerfors')`;

type Shape = Readonly<Record<string, readonly string[]>>;

/** Which rows stand about a report, and which columns of each are filled. */
const shapeOf = async (id: string): Promise<Shape> => {
  const shape: Record<string, readonly string[]> = {};
  for (const table of livedTables) {
    const column = ['stream', 'report'].includes(table)
      ? 'id'
      : ['report_content', 'child_index'].includes(table)
        ? 'report_id'
        : 'stream_id';
    const rows = await select<Record<string, unknown>>(
      raw,
      `select * from ${table} where ${column} = ?`,
      [id],
    );
    shape[table] = rows
      .map((row) => {
        const words = ['kind', 'side', 'holder', 'status', 'role', 'outcome', 'state', 'seq', 'n'];
        const told = words.map((word) => JSON.stringify(row[word] ?? '')).join(' ');
        const filled = Object.keys(row).filter((name) => row[name] !== null);
        return `${told}: ${filled.join(' ')}`;
      })
      .toSorted();
  }
  return shape;
};

let everyLived: readonly string[] = [];
let lived: readonly string[] = [];
let copies: readonly string[] = [];
/** One copy of each report that lived, in the same order. */
let twins: readonly string[] = [];
let shapes: { readonly lived: readonly string[]; readonly copied: readonly string[] };

beforeAll(async () => {
  const url = new URL(inject('engines').adminUrl);
  url.pathname = new URL(system.urls.app).pathname;
  const { keysFile } = inject('template');
  const grown = await grownDatabase(system, { adminUrl: url.href, keysFile, town: 'degerfors' });
  await grown.growTo({ open: 10, closed: 20 });
  await grown.growTo({ open: 105, closed: 207 });
  const [herd] = grown.herds;
  if (!herd) throw new Error('nothing lived');
  everyLived = grown.herds
    .flatMap(({ open, closed }) => [...open, ...closed])
    .map(({ reportId }) => reportId);
  lived = [...herd.open, ...herd.closed].map(({ reportId }) => reportId);
  const all = await select<{ id: string }>(raw, `select r.id from report r where ${inTown}`, []);
  copies = all.map(({ id }) => id).filter((id) => !lived.includes(id));
  const found = new Map<string, string>();
  for (const id of copies) found.set(JSON.stringify(await shapeOf(id)), id);
  const ofLived = await Promise.all(lived.map(async (id) => JSON.stringify(await shapeOf(id))));
  shapes = { lived: ofLived.toSorted(), copied: [...found.keys()].toSorted() };
  twins = ofLived.map((shape) => found.get(shape) ?? '');
}, 240_000);

describe('a database that has grown', () => {
  it('has as many reports as it was told, each like one that was sent', async () => {
    const [counted] = await select<{ open: string; closed: string }>(
      raw,
      `select count(*) filter (where status <> 'closed') as open,
              count(*) filter (where status = 'closed') as closed
       from report r where ${inTown} and r.id <> all(?)`,
      [lived],
    );
    expect(counted).toEqual({ open: '105', closed: '207' });
    expect(shapes.copied).toEqual(shapes.lived);
    expect(twins).toHaveLength(stories.open.length + stories.closed.length);
  });

  it('gives no officer more cases than an officer has', async () => {
    const owned = await select<{ cases: string }>(
      raw,
      `select count(*) as cases from report r
       where status <> 'closed' and owner_role = 'officer' group by owner_person_id`,
      [],
    );
    expect(owned.length).toBeGreaterThan(1);
    expect(Math.max(...owned.map(({ cases }) => Number(cases)))).toBeLessThanOrEqual(50);
  });

  it('spreads its reports over years, the oldest first, and over the other municipalities', async () => {
    const [spread] = await select<{ years: number; towns: string }>(
      raw,
      `select extract(year from max(received_at)) - extract(year from min(received_at)) as years,
              count(distinct municipality_id) as towns from report`,
      [],
    );
    expect(Number(spread?.years)).toBeGreaterThanOrEqual(5);
    expect(spread?.towns).toBe('4');
  });

  it('wakes no workflow', async () => {
    const pending = await select(
      raw,
      `select 1 from stream where relayed_seq < last_fact_seq and kind = 'report' and id <> all(?)`,
      [everyLived],
    );
    expect(pending).toEqual([]);
  });
});

describe('a copied report', () => {
  it('has a history that verifies, with the same kinds of events as the one it is of', async () => {
    for (const [at, id] of twins.entries()) {
      const history = await viewHistory(deps, await system.as('granskare.degerfors'), id);
      const text = JSON.stringify(await wholeHistory(history));
      expect(verifyHistory(() => Buffer.from(text))).toMatchObject({ valid: true });
      const kinds = (await records.kinds(id)).filter((kind) => kind !== 'historyRead');
      expect(kinds).toEqual(await records.kinds(lived[at] ?? ''));
    }
  });

  it('opens: its content and the secrets of its facts are read through the service', async () => {
    for (const [at, id] of twins.entries()) {
      if ((await records.report(id)).status === 'received') continue;
      const { content } = await viewContent(deps, await system.as(chief), id);
      const original = await viewContent(deps, await system.as(chief), lived[at] ?? '');
      expect(content).toEqual(original.content);
    }
    const decided = twins.at(-1) ?? '';
    const facts = await viewFacts(deps, await system.as(chief), decided, ['decisionMade']);
    expect(facts).toMatchObject([
      { outcome: 'open', record: { identifiers: { compared: ['number', 'name'] } } },
    ]);
  });

  it('is what its facts make of it, and its events tell the hashes of its facts', async () => {
    for (const id of twins) {
      const { stored, fromFacts } = await raw.transaction((tx) =>
        recompute(tx, deps, { kind: 'report', id }),
      );
      expect(stored.duties).toEqual(fromFacts.duties);
      const { status, ...standing } = fromFacts.standing;
      expect(stored.standing).toMatchObject(standing);
      expect([status, 'closed']).toContain(stored.standing.status);
      const facts = await raw.transaction((tx) => readFacts(tx, id, factKinds));
      const told = new Map(
        (await records.events(id)).map(({ fact, dataHash }) => [fact, dataHash]),
      );
      for (const fact of facts) {
        expect(told.get(fact.id)).toBe(factRowHash(2, fact).toString('hex'));
      }
    }
  });

  it('is on a child of its own and is worked on as any other', async () => {
    const [shared] = await select<{ most: string }>(
      raw,
      `select max(n) as most from (select count(*) as n from child_index
        where report_id <> all(?) group by municipality_id, hmac) as counted`,
      [everyLived],
    );
    expect(shared?.most).toBe('1');
    const { total } = await listReports(deps, await system.as(chief), { limit: 5, offset: 0 });
    expect(total).toBe(copies.length + lived.length);
  });
});

describe('the reference of a copy', () => {
  it('is one of its own', () => {
    const references = Array.from({ length: 50_000 }, (_, number) => referenceOf(number));
    expect(new Set(references).size).toBe(50_000);
    for (const one of references)
      expect(one).toMatch(/^ANM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });
});
