import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read, root } from '../helpers/repository.ts';

const document = read('docs/requirements.md');

const statuses = ['works', 'partly', 'not yet'] as const;
const none = '–';
const mostWords = 5;

type Row = {
  readonly id: string;
  readonly what: string;
  readonly status: string;
  readonly test: string;
  readonly missing: string;
};

const rowsIn = (text: string): readonly Row[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| R-'))
    .map((line) => {
      const cells = line.split('|').slice(1, -1);
      const [id = '', what = '', status = '', test = '', missing = ''] = cells.map((cell) =>
        cell.trim(),
      );
      return { id, what, status, test, missing };
    });

const testsOf = ({ test }: Row): readonly string[] =>
  [...test.matchAll(/`([^`]+)`/g)].flatMap(([, file]) => file ?? []);

const isTest = (file: string): boolean =>
  /^tests\/.+\.test\.tsx?$/.test(file) && existsSync(`${root}${file}`);

/** What a row says that cannot be true, in words; nothing for a good one. */
const faultsOf = (row: Row): readonly string[] => {
  const { id, what, status, test, missing } = row;
  const tests = testsOf(row);
  const words = missing === none ? 0 : missing.split(/\s+/).filter(Boolean).length;
  const checks: readonly (readonly [fault: string, holds: boolean])[] = [
    ['has no id of its section', /^R-(\d+|[A-Z])(\.\d+)+$/.test(id)],
    ['states nothing', what.length > 20],
    ['has an unknown status', (statuses as readonly string[]).includes(status)],
    ['names tests though not yet', status !== 'not yet' || test === none],
    ['names no test', status === 'not yet' || tests.length > 0],
    ['names a test that is not there', tests.every(isTest)],
    [
      'does not say in five words what is missing',
      status !== 'partly' || (words > 0 && words <= mostWords),
    ],
    ['lacks something and is not partly', status === 'partly' || missing === none],
  ];
  return checks.filter(([, holds]) => !holds).map(([fault]) => `${id} ${fault}`);
};

const rows = rowsIn(document);
const counted = statuses.map((name) => ({
  name,
  count: rows.filter(({ status }) => status === name).length,
}));

describe('the table of requirements', () => {
  it('has every id once', () => {
    const ids = rows.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(150);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('has a known status in every row, with tests that are there unless not yet', () => {
    expect(rows.flatMap(faultsOf)).toEqual([]);
  });

  it('is counted, and says so', () => {
    console.log(`requirements: ${counted.map(({ name, count }) => `${count} ${name}`).join(', ')}`);
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
  });

  it('names against each failure seen in real life only requirements that it has', () => {
    const met = document.split('### Which requirements stand against which failure')[1] ?? '';
    const named = met.match(/R-[\dA-Z]+(?:\.\d+)+/g) ?? [];
    const known = new Set(rows.map(({ id }) => id));
    expect(named.length).toBeGreaterThan(27);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

/** The rows of a table below a heading of the third level, as their cells. */
const tableBelow = (heading: string): readonly (readonly string[])[] => {
  const [, text = ''] = document.split(`### ${heading}\n`);
  const [own = ''] = text.split(/\n##+ /);
  return own
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

const statusOf = new Map(rows.map(({ id, status }) => [id, status]));
const law = 'Which tests stand for which rule of law';
const failures = 'Which requirements stand against which failure';

/** Each row of both tables: what it is about, the requirements it names, and what holds it. */
const held = [
  ...tableBelow(law).map(([what, , requirements, by]) => [what, requirements, by] as const),
  ...tableBelow(failures).map(([what, requirements, by]) => [what, requirements, by] as const),
];
const isOurs = ([, , by]: (typeof held)[number]): boolean =>
  by?.startsWith('beyond this system: ') !== true;

describe('the rules of law and the failures seen in real life', () => {
  it('are all there', () => {
    expect(tableBelow(law)).toHaveLength(25);
    expect(tableBelow(failures)).toHaveLength(27);
  });

  it.each(held.filter(isOurs))('%s: %s has such requirements, and some of it works', (...row) => {
    const [, requirements = '', by = ''] = row;
    const known = requirements.split(', ').map((id) => statusOf.get(id));
    expect(known).not.toContain(undefined);
    const works = known.some((status) => status === 'works' || status === 'partly');
    expect([by, works]).toEqual([by, by !== 'not yet']);
  });

  it.each(held.filter((row) => isOurs(row) && row[2] !== 'not yet'))(
    '%s (%s) is held by a sentence of a test',
    (...row) => {
      const named = [...(row[2] ?? '').matchAll(/`([^`]+)`: “([^”]+)”/g)];
      const gone = named.filter(([, file = '', title = '']) => !read(file).includes(title));
      expect(named.length).toBeGreaterThan(0);
      expect(gone.map(([whole]) => whole)).toEqual([]);
    },
  );
});

describe('a row', () => {
  const statement = 'A statement that is long enough to be one.';
  const here = '`tests/docs/requirements.test.ts`';
  const gone = '`tests/docs/gone.test.ts`';

  it.each([
    ['R-1.1', 'works', here, none, []],
    ['R-A.1', 'partly', `${here}, ${here}`, 'the rest of it', []],
    ['R-1.1.1', 'not yet', none, none, []],
    ['R-1', 'works', here, none, ['R-1 has no id of its section']],
    ['R-1.1', 'done', here, none, ['R-1.1 has an unknown status']],
    ['R-1.1', 'works', none, none, ['R-1.1 names no test']],
    ['R-1.1', 'works', gone, none, ['R-1.1 names a test that is not there']],
    ['R-1.1', 'works', '`docs/duties.md`', none, ['R-1.1 names a test that is not there']],
    ['R-1.1', 'not yet', here, none, ['R-1.1 names tests though not yet']],
    ['R-1.1', 'partly', here, none, ['R-1.1 does not say in five words what is missing']],
    ['R-1.1', 'partly', here, 'a b c d e f', ['R-1.1 does not say in five words what is missing']],
    ['R-1.1', 'works', here, 'a bit', ['R-1.1 lacks something and is not partly']],
  ] as const)('%s %s %s %s: %j', (...[id, status, test, missing, faults]) => {
    const [row] = rowsIn(`| ${id} | ${statement} | ${status} | ${test} | ${missing} |`);
    expect(row && faultsOf(row)).toEqual(faults);
  });
});
