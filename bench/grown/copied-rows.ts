import { randomBytes } from 'node:crypto';
import { instantValue, microsecondsOf, oids, uuidValue, valueOf } from './binary-values.ts';
import type { Copy } from './copy.ts';
import type { Value } from './copy-in.ts';
import type { Life, LivedRows } from './life.ts';
import { retelling } from './retelling.ts';

type Row = LivedRows['rows'][number];

/** A column of one row as it is in a copy: the same in all of them, or made of the copy. */
type Cell = Value | ((copy: Copy) => Value);

/** Columns that ids and instants alone do not tell: what is sealed, hashed or unique. */
const madeAnew: Readonly<Record<string, (row: Row, index: number) => (copy: Copy) => Value>> = {
  'report.reference': () => (copy) => Buffer.from(copy.reference),
  'report_content.sealed': () => (copy) => copy.content,
  'fact.sealed':
    ({ id }) =>
    (copy) =>
      copy.sealed.get(id ?? '') ?? null,
  'data_key.wrapped':
    ({ side, holder }) =>
    (copy) =>
      copy.wrapped.find((key) => key.side === side && key.holder === holder)?.wrapped ?? null,
  // Each report is on a child of its own.
  'child_index.hmac': () => () => randomBytes(32),
  'audit_event.bytes': (_, index) => (copy) => copy.events[index]?.bytes ?? null,
  'audit_event.prev_hash': (_, index) => (copy) => copy.events[index]?.prevHash ?? null,
  'audit_event.hash': (_, index) => (copy) => copy.events[index]?.hash ?? null,
  'lane.hash':
    ({ side }) =>
    (copy) =>
      copy.heads.get(side ?? '') ?? null,
  // As though the relay had carried the wake-ups.
  'stream.relayed_seq': ({ last_fact_seq: seq }) => {
    const relayed = valueOf(oids.int8, seq ?? '0');
    return () => relayed;
  },
};

const idCell = (text: string, places: ReadonlyMap<string, number>): Cell => {
  const place = places.get(text);
  return place === undefined ? uuidValue(text) : ({ idValues }) => idValues[place] ?? null;
};

const instantCell = (text: string): Cell => {
  const at = microsecondsOf(text);
  return ({ laterSeconds }) => instantValue(at + BigInt(laterSeconds) * 1_000_000n);
};

const cellOf = (oid: number, text: string | null, places: ReadonlyMap<string, number>): Cell => {
  if (text === null) return null;
  if (oid === oids.uuid) return idCell(text, places);
  if (oid === oids.instant) return instantCell(text);
  const told = oid === oids.text || oid === oids.json ? retelling(text, places) : undefined;
  return told ? (copy) => valueOf(oid, told(copy)) : valueOf(oid, text);
};

/** The rows of one table of a life, ready to be written for any copy. */
export type CopiedRows = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rowsOf: (copy: Copy) => readonly (readonly Value[])[];
};

/** Prepares the rows of a life: what all copies have in common is computed once. */
export function copiedRows(life: Life): readonly CopiedRows[] {
  const places = new Map(life.ids.map((id, place) => [id, place]));
  return life.tables.map(({ table, columns, rows }) => {
    const cells = rows.map((row, index) =>
      columns.map(({ name, oid }): Cell => {
        const text = row[name] ?? null;
        const anew = madeAnew[`${table}.${name}`];
        return anew && text !== null ? anew(row, index) : cellOf(oid, text, places);
      }),
    );
    return {
      table,
      columns: columns.map(({ name }) => name),
      rowsOf: (copy) =>
        cells.map((row) => row.map((cell) => (typeof cell === 'function' ? cell(copy) : cell))),
    };
  });
}
