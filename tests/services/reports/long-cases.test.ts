import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDataKeys } from '../../../database/acting/data-key-store.ts';
import { insertDuties, readDuties } from '../../../database/duties/duty-store.ts';
import { insertFacts, readFacts } from '../../../database/acting/fact-store.ts';
import { look } from '../../../services/acting/look.ts';
import { openSeal } from '../../../services/acting/seal.ts';
import { viewFact, viewFacts } from '../../../services/reports/content-views.ts';
import { reportStream } from '../../../services/reports/report-stream.ts';
import { viewLinks } from '../../../services/reports/report-links.ts';
import { viewDuties, viewLetters, viewReport } from '../../../services/reports/report-views.ts';
import { advance } from '../../../services/waking/advance.ts';
import { rowsRead } from '../../helpers/rows-read.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { stage } from '../../helpers/stage.ts';

/**
 * A case with thousands of supplements. What is shown of it, and what a deed reads while it holds
 * the stream's lock, is no more than of any other: counted in rows that the database answers with.
 */
const { system, life, records } = await stage();
const chief = 'ifochef.degerfors';
const teacher = 'larare.degerfors';
const thousands = 3_000;
/** Of two pages of fifty and what every look and deed reads besides. */
const fewRows = 250;
const page = { limit: 20, offset: 0 };

let reportId = '';
let supplementIds: readonly string[] = [];

/** As though the author had added them one by one; through the service it would take minutes. */
const addThousands = async (id: string): Promise<readonly string[]> => {
  const { raw, keyring } = system;
  return raw.transaction(async (tx) => {
    const seal = openSeal(keyring, id, await readDataKeys(tx, id));
    const [fact] = await readFacts(tx, id, ['supplementAdded']);
    const duty = (await readDuties(tx, id)).find(({ kind }) => kind === 'readSupplement');
    if (!fact || !duty) throw new Error('no supplement to copy');
    const ids = Array.from({ length: thousands }, () => randomUUID());
    for (let from = 0; from < thousands; from += 1_000) {
      const some = ids.slice(from, from + 1_000);
      const facts = some.map((one, index) => ({
        ...fact,
        id: one,
        seq: 10_000 + from + index,
        sealed: seal.sealJson(
          { table: 'fact', id: one, side: fact.side },
          { text: `Nummer ${from + index}.`, events: [] },
        ),
      }));
      await insertFacts(tx, facts);
      await insertDuties(
        tx,
        some.map((one) => ({ ...duty, id: randomUUID(), about: one })),
      );
    }
    await tx.raw(`update stream set last_seq = 20000 where id = ?`, [id]);
    await tx.raw(
      `insert into letter (id, stream_id, kind, side, step, made_at, sha256, sealed)
       select gen_random_uuid(), ?, 'receipt', 'sender', 'receipt-' || n, now(), decode(repeat('00', 32), 'hex'), ''
       from generate_series(1, 1000) n`,
      [id],
    );
    return ids;
  });
};

beforeAll(async () => {
  const at = await life.until('open', 'supplement', 'assess');
  ({ reportId } = at as { reportId: string });
  await life.note(reportId);
  supplementIds = await addThousands(reportId);
});

const supplements = { kinds: ['supplementAdded'] } as const;

describe('a case with thousands of supplements', () => {
  it('is read page by page, each of them on one page', async () => {
    const call = await system.as(chief);
    const of = { reportId, ...supplements };
    const first = await viewFacts(system.deps, call, of, page);
    const next = await viewFacts(system.deps, call, of, { limit: 20, offset: 20 });
    expect([first.total, first.items.length, next.items.length]).toEqual([thousands + 1, 20, 20]);
    const ids = [...first.items, ...next.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(40);
    expect(ids.slice(1)).toEqual(supplementIds.slice(0, 39));
  });

  it.each<readonly [string, (login: string) => Promise<unknown>]>([
    [
      'a page of supplements',
      async (login) =>
        viewFacts(system.deps, await system.as(login), { reportId, ...supplements }, page),
    ],
    [
      'one supplement',
      async (login) => {
        const factId = supplementIds.at(-1) ?? '';
        return viewFact(system.deps, await system.as(login), { reportId, ...supplements, factId });
      },
    ],
    [
      'a page of duties',
      async (login) => viewDuties(system.deps, await system.as(login), reportId, page),
    ],
    [
      'a page of letters',
      async (login) => viewLetters(system.deps, await system.as(login), reportId, page),
    ],
    [
      'a page of links',
      async (login) => viewLinks(system.deps, await system.as(login), reportId, page),
    ],
    ['the report', async (login) => viewReport(system.deps, await system.as(login), reportId)],
  ])('is looked at in few rows and a small answer: %s', async (_, see) => {
    for (const login of [teacher, chief]) {
      let shown: unknown;
      const rows = await rowsRead(system.deps.db, async () => (shown = await see(login)));
      expect([login, rows < fewRows]).toEqual([login, true]);
      expect(JSON.stringify(shown).length).toBeLessThan(64_000);
    }
  });

  it.each<readonly [string, () => Promise<unknown>]>([
    ['another supplement', () => life.supplement(reportId)],
    ['a signature', () => life.as('rektor.degerfors').sign(reportId)],
    ['a registration', () => life.register(reportId)],
    ['a note', () => life.note(reportId)],
    ['an assignment', () => life.assign(reportId)],
    ['a decision', () => life.as(chief).decide(reportId)],
  ])('is worked on in few rows: %s', async (_, work) => {
    expect(await rowsRead(system.deps.db, work)).toBeLessThan(fewRows);
  });

  it('has each supplement read, also one of those that are far behind, and its duty ended', async () => {
    const supplementId = supplementIds.at(1_500) ?? '';
    const at = { reportId, supplementId };
    const rows = await rowsRead(system.deps.db, () => life.as(chief).readSupplement(at));
    expect(rows).toBeLessThan(fewRows);
    const duties = await records.duties(reportId);
    const ended = duties.filter(({ kind, state }) => kind === 'readSupplement' && state === 'done');
    expect(ended).toMatchObject([{ about: supplementId }]);
    const again = life.as(chief).readSupplement(at);
    expect(await refusal(again)).toMatchObject({ code: 'already-read' });
  });

  it('is advanced some at a time, until no rung that is due is left', async () => {
    const { workerDeps, clock } = system;
    clock.advance({ days: 1 });
    const now = new Date(clock.now());
    const due = async (): Promise<number> =>
      (await records.duties(reportId)).filter(
        ({ state, next_rung_at: at }) => state === 'open' && at !== null && at <= now,
      ).length;
    const before = await due();
    const rows = await rowsRead(workerDeps.db, () =>
      advance(workerDeps, 'report', reportId, clock.now()),
    );
    const after = await due();
    expect(rows).toBeLessThan(1_000);
    expect(before - after).toBeGreaterThanOrEqual(50);
    const seen = await advance(workerDeps, 'report', reportId, clock.now());
    expect(seen).toMatchObject({ is: 'here', state: { ended: false } });
    expect(seen.is === 'here' && seen.state.openDuties).toBeGreaterThan(thousands - 10);
  });

  it('is not over while a duty is open that was not read with the others', async () => {
    expect((await records.report(reportId)).status).toBe('concluded');
  });
});

describe('the total of a list', () => {
  it('counts what its reader may see and nothing else', async () => {
    const notes = { reportId, kinds: ['intakeNoteTaken'] } as const;
    const total = async (login: string) =>
      (await viewFacts(system.deps, await system.as(login), notes, page)).total;
    expect(await total(chief)).toBeGreaterThan(0);
    expect(await total(teacher)).toBe(0);
    const unfenced = { ...system.deps, db: system.raw };
    const behindOne = await viewFacts(unfenced, await system.as(teacher), notes, page);
    expect(behindOne).toEqual({ total: 0, items: [] });
    const duties = await viewDuties(unfenced, await system.as(teacher), reportId, page);
    expect(duties.total).toBe(duties.items.filter(({ side }) => side === 'sender').length);
    const letters = await viewLetters(unfenced, await system.as(chief), reportId, page);
    expect(letters.total).toBe(0);
  });
});

describe('one fact', () => {
  it('is found by its id among its own kind only, and not on the other side', async () => {
    const notes = { reportId, kinds: ['intakeNoteTaken'] } as const;
    const [note] = (await viewFacts(system.deps, await system.as(chief), notes, page)).items;
    const factId = note?.id ?? '';
    for (const deps of [system.deps, { ...system.deps, db: system.raw }]) {
      const own = viewFact(deps, await system.as(chief), { ...notes, factId });
      expect(await own).toEqual(note);
      const other = viewFact(deps, await system.as(chief), { reportId, ...supplements, factId });
      expect(await refusal(other)).toEqual(hidden);
      const others = viewFact(deps, await system.as(teacher), { ...notes, factId });
      expect(await refusal(others)).toEqual(hidden);
    }
  });
});

describe('a look', () => {
  it('keeps no deed waiting: the stream is locked for its event alone', async () => {
    const { id } = await life.send();
    const at = {
      on: reportStream,
      streamId: id,
      action: 'report.read',
      kind: 'reportRead',
    } as const;
    await look(system.deps, await system.as(teacher), at, () => life.supplement(id));
    expect((await records.kinds(id)).slice(-2)).toEqual(['supplementAdded', 'reportRead']);
  });
});
