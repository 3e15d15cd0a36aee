import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { read } from '../helpers/repository.ts';

const { dependencies } = z
  .looseObject({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));
const installed = z
  .looseObject({
    packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })),
  })
  .parse(JSON.parse(read('package-lock.json'))).packages;

const columns = ['name', 'release', 'licence', 'job', 'reason'] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;

const rows = read('docs/dependencies.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const cells = line.split('|').slice(1, -1);
    return Object.fromEntries(
      columns.map((column, index) => [column, (cells[index] ?? '').trim().replaceAll('`', '')]),
    ) as Row;
  });

describe('docs/dependencies.md', () => {
  it('has a row for every runtime dependency, once, and for nothing else', () => {
    expect(rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(dependencies).toSorted());
  });

  it('has at most thirty-two', () => {
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(32);
  });

  it.each(rows)('says of $name which job it has, why this one, and under which licence', (row) => {
    for (const said of [row.job, row.reason, row.licence]) expect(said.length).toBeGreaterThan(2);
  });

  it.each(rows)('names for $name the release that is installed', ({ name, release }) => {
    expect(release).toBe(installed[`node_modules/${name}`]?.version);
  });
});
