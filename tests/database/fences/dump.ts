import type { Db } from '../../../database/connection.ts';
import { select } from '../../helpers/sql.ts';

/** One column of one row: as text in every way its bytes can be read, and as hexadecimal digits. */
export type Cell = {
  readonly place: string;
  readonly texts: readonly string[];
  readonly hex: string;
};

/** Staff stand in clear there: name, role and work contact are on the closed list. */
export const staffDirectory: readonly string[] = ['person'];

const ofBytes = (place: string, value: Buffer): Cell => ({
  place,
  texts: [value.toString('latin1').toLowerCase(), value.toString('utf8').toLowerCase()],
  hex: value.toString('hex'),
});

/** Every column of every table of the database as a superuser reads them. */
export async function dumpTables(raw: Db): Promise<readonly Cell[]> {
  const tables = await select<{ name: string }>(
    raw,
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const cells: Cell[] = [];
  for (const { name } of tables) {
    if (staffDirectory.includes(name)) continue;
    const columns = await select<{ column: string; type: string }>(
      raw,
      `select attname as column, format_type(atttypid, null) as type from pg_attribute
       where attrelid = ?::regclass and attnum > 0 and not attisdropped`,
      [name],
    );
    for (const { column, type } of columns) {
      const place = `${name}.${column}`;
      if (type === 'bytea') {
        const rows = await select<{ value: Buffer | null }>(raw, `select ?? as value from ??`, [
          column,
          name,
        ]);
        cells.push(...rows.map(({ value }) => ofBytes(place, value ?? Buffer.alloc(0))));
      } else {
        const rows = await select<{ value: string | null }>(
          raw,
          `select ??::text as value from ??`,
          [column, name],
        );
        cells.push(
          ...rows.map(({ value }) => ({ place, texts: [(value ?? '').toLowerCase()], hex: '' })),
        );
      }
    }
  }
  return cells;
}

/** A word as it could stand in a text: as typed, decomposed, in digits only, encoded. */
const disguises = (word: string): readonly string[] => {
  const bytes = Buffer.from(word, 'utf8');
  const digits = word.replaceAll(/\D/gu, '');
  const isNumber = /^[\d +-]+$/u.test(word);
  return [
    word.toLowerCase(),
    word.normalize('NFD').toLowerCase(),
    bytes.toString('latin1').toLowerCase(),
    bytes.toString('hex'),
    // The last letters of the code depend on what follows the word.
    bytes
      .toString('base64')
      .slice(0, Math.floor((bytes.length * 8) / 6))
      .toLowerCase(),
    JSON.stringify(word).slice(1, -1).toLowerCase(),
    ...(isNumber && digits.length >= 8 ? [digits, digits.slice(2)] : []),
  ];
};

/**
 * Where any of the words stand in any disguise: `<table>.<column>: <word>`. Among hexadecimal
 * digits only the word's own bytes are looked for: six decimal digits stand there by chance in one
 * run of a hundred.
 */
export function findWords(cells: readonly Cell[], words: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const word of words) {
    const written = [...new Set(disguises(word))];
    const bytes = Buffer.from(word, 'utf8').toString('hex');
    for (const { place, texts, hex } of cells) {
      const stands = written.some((as) => texts.some((text) => text.includes(as)));
      if (stands || hex.includes(bytes)) found.add(`${place}: ${word}`);
    }
  }
  return [...found].toSorted();
}
