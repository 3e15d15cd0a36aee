import { beforeAll, describe, expect, it } from 'vitest';
import {
  bytes,
  columnsOf,
  count,
  day,
  decoded,
  flag,
  insertRows,
  instant,
  int,
  json,
  only,
  orNull,
  readRow,
  readRows,
  rowsOf,
  selection,
  table,
  text,
  texts,
  updateRow,
  uuid,
  type RowOf,
} from '../../database/rows.ts';
import { ownSystem } from '../helpers/own-system.ts';

const { raw } = await ownSystem();

const samples = table('sample', {
  id: uuid('id'),
  kindOf: text<'one' | 'other'>('kind_of'),
  tags: texts('tags'),
  wholeNumber: int('whole_number'),
  seq: count('seq'),
  at: instant('at'),
  day: day('day'),
  done: flag('done'),
  hash: bytes('hash'),
  body: json<{ readonly says: string }>('body'),
  endedAt: orNull(instant('ended_at')),
  endedSeq: orNull(count('ended_seq')),
});
type Sample = RowOf<typeof samples>;

const first: Sample = {
  id: '00000000-0000-7000-8000-000000000001',
  kindOf: 'one',
  tags: ['a', 'b, c'],
  wholeNumber: 7,
  seq: 2 ** 40,
  at: '2026-03-29T00:59:59.999Z',
  day: '2026-03-29',
  done: true,
  hash: Buffer.from([0, 1, 255]),
  body: { says: 'Skolan har sett barnet.' },
  endedAt: null,
  endedSeq: null,
};
const second: Sample = {
  ...first,
  id: '00000000-0000-7000-8000-000000000002',
  kindOf: 'other',
  tags: [],
  endedAt: '2026-11-16T09:00:00.000Z',
  endedSeq: 3,
};

beforeAll(async () => {
  await raw.raw(`create table sample (id uuid primary key, kind_of text, tags text[],
    whole_number int, seq bigint, at timestamptz, day date, done boolean, hash bytea, body jsonb,
    ended_at timestamptz, ended_seq bigint)`);
});

/** What SQL was sent while something was done. */
const sent = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  const statements: string[] = [];
  const listen = ({ sql }: { readonly sql: string }): void => void statements.push(sql);
  raw.on('query', listen);
  await work();
  raw.off('query', listen);
  return statements;
};

describe('a row', () => {
  it('is read as it was written, whatever the driver makes of its columns', async () => {
    const statements = await sent(() => insertRows(raw, samples, [first, second]));
    expect(statements).toHaveLength(1);
    expect(await readRows(raw, samples, 'order by id')).toEqual([first, second]);
  });

  it('is read in part, the first of several or none', async () => {
    const part = only(samples, 'id', 'endedSeq');
    expect(await readRow(raw, part, 'where done order by id desc')).toEqual({
      id: second.id,
      endedSeq: 3,
    });
    expect(await readRow(raw, part, 'where kind_of = ?', ['neither'])).toBeUndefined();
  });

  it('is read from expressions over a join, with bindings by name in any part', async () => {
    const pairs = selection('sample a join sample b on b.id > a.id and b.id <> :none', {
      later: uuid('b.id'),
      ended: flag('b.ended_at < :at'),
    });
    const bindings = { none: first.id, at: '2026-11-16T09:00:00.001Z', kind: 'one' };
    expect(await readRows(raw, pairs, 'where a.kind_of = :kind', bindings)).toEqual([
      { later: second.id, ended: true },
    ]);
  });

  it('is decoded from a statement that has other tables beside it', async () => {
    const given = await raw.raw(
      `select ${columnsOf(samples, 's')} from sample s join sample other on other.id = s.id
       where s.id = ?`,
      [first.id],
    );
    expect(rowsOf(given).map((row) => decoded(samples, row))).toEqual([first]);
  });

  it('that is already there is left, and not counted as written', async () => {
    const third = { ...first, id: '00000000-0000-7000-8000-000000000003' };
    expect(await insertRows(raw, samples, [first, third], 'on conflict do nothing')).toBe(1);
  });

  it('is changed in what is named and nowhere else', async () => {
    await updateRow(raw, samples, first.id, { done: false, endedSeq: 9 });
    expect(await readRow(raw, samples, 'where id = ?', [first.id])).toEqual({
      ...first,
      done: false,
      endedSeq: 9,
    });
  });

  it('costs no statement when there is none, or nothing to change', async () => {
    const statements = await sent(async () => {
      expect(await insertRows(raw, samples, [])).toBe(0);
      await updateRow(raw, samples, first.id, {});
    });
    expect(statements).toEqual([]);
  });
});
