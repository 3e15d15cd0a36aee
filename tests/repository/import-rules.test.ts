import { readdirSync } from 'node:fs';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../helpers/repository.ts';

const canary = `${root}tests/fixtures/import-canary`;

const notOurs = ['node_modules', 'dist', 'coverage'];
const foldersOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => !notOurs.includes(name));

const check = async (baseDir: string): Promise<ICruiseResult> => {
  const { options = {}, ...ruleSet } = await extractConfig(`${root}.dependency-cruiser.mjs`);
  const { output } = await cruise(
    foldersOf(baseDir),
    { ...options, baseDir, ruleSet, validate: true },
    options.enhancedResolveOptions,
  );
  if (typeof output === 'string') throw new Error(`not a cruise result: ${output}`);
  return output;
};

/** One breach of each rule, and what must not be taken for one stands beside it in the folder. */
const breaches = [
  ['activities-areas', 'activities/letters/asks-waking.ts'],
  ['activities-imports', 'activities/asks-database.ts'],
  ['activities-imports', 'activities/asks-workflows.ts'],
  ['api/routes-areas', 'api/routes/intake/asks-meetings.ts'],
  ['api-free-of-temporal', 'api/knows-temporal.ts'],
  ['api-imports', 'api/asks-database.ts'],
  ['database-areas', 'database/duties/asks-trail.ts'],
  ['database-imports', 'database/asks-services.ts'],
  ['domain-areas', 'domain/report/asks-duties.ts'],
  ['domain-imports', 'domain/asks-platform.ts'],
  ['domain-is-pure', 'domain/reads-files.ts'],
  ['domain-is-pure', 'domain/validates.ts'],
  ['no-cycles', 'domain/round.ts'],
  ['no-development-packages', 'templates/shaped-by-tests.ts'],
  ['drawing-threads-only-draw', 'activities/letters/drawing-thread.ts'],
  ['nothing-unknown', 'scripts/lost.mjs'],
  ['platform-imports', 'platform/asks-domain.ts'],
  ['services-areas', 'services/letters/asks-reports.ts'],
  ['services-imports', 'services/asks-templates.ts'],
  ['sql-lives-in-database', 'services/writes-sql.ts'],
  ['templates-areas', 'templates/messages/asks-letters.ts'],
  ['templates-imports', 'templates/asks-services.ts'],
  ['verifier-stands-alone', 'scripts/verify.ts'],
  ['workflows-are-deterministic', 'workflows/rolls-dice.ts'],
  ['workflows-compute-no-rule', 'workflows/both.ts'],
  ['workflows-compute-no-rule', 'workflows/computes.ts'],
  ['workflows-imports', 'workflows/asks-services.ts'],
  ['workflows-take-types-of-activities', 'workflows/acts.ts'],
];

const breachesIn = ({ summary }: ICruiseResult): readonly string[] =>
  summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).toSorted();

describe('the import rules', () => {
  it('find every planted breach in the canary folder, and nothing else', async () => {
    expect(breachesIn(await check(canary))).toEqual(
      breaches.map(([rule, from]) => `${rule}: ${from}`).toSorted(),
    );
  });

  it('have a planted breach each', async () => {
    const { forbidden = [] } = await extractConfig(`${root}.dependency-cruiser.mjs`);
    const planted = new Set(breaches.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name ?? ''))).toEqual(
      [],
    );
  });
});

/** The areas of one room that lean on each other, as `a → b`. */
const leanings = (modules: ICruiseResult['modules'], room: string): ReadonlySet<string> => {
  const areaOf = (path: string): string | undefined => {
    const [area, file] = path.startsWith(`${room}/`) ? path.slice(room.length + 1).split('/') : [];
    return file === undefined ? undefined : area;
  };
  const found = modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => [areaOf(source), areaOf(resolved)] as const),
  );
  return new Set(found.flatMap(([a, b]) => (a && b && a !== b ? [`${a} → ${b}`] : [])));
};

/** What is left when every area that leans on none of the rest is taken away, again and again. */
const circling = (all: ReadonlySet<string>): readonly string[] => {
  const leaning = [...all].filter((one) =>
    [...all].some((other) => other.startsWith(`${one.split(' → ')[1]} → `)),
  );
  return leaning.length === all.size ? leaning : circling(new Set(leaning));
};

/** The rooms of the architecture, and the places that may import everything. */
const ruled = new Set([
  'domain',
  'platform',
  'database',
  'services',
  'workflows',
  'activities',
  'templates',
  'api',
  'scripts',
  'tests',
  'bench',
]);

describe('our own code', () => {
  let result: ICruiseResult;
  beforeAll(async () => {
    result = await check(root);
  });

  it('keeps every import rule', () => {
    const broken = result.summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} imports ${to}`,
    );
    expect(broken).toEqual([]);
  });

  it.each(['domain', 'database', 'services', 'activities', 'templates', 'api/routes'])(
    'has no areas that lean on each other in a circle: %s',
    (room) => {
      expect(circling(leanings(result.modules, room))).toEqual([]);
    },
  );

  it('was really read: a checker that understands nothing finds nothing', () => {
    expect(result.summary.totalCruised).toBeGreaterThan(100);
    expect(result.summary.totalDependenciesCruised ?? 0).toBeGreaterThan(500);
  });

  it('stands in rooms that have a rule, or in the places that may import everything', () => {
    const places = new Set(
      result.modules
        .map(({ source }) => source)
        .filter((source) => /^(?!node_modules|[.])[^/]+\/.*[.]tsx?$/.test(source))
        .map((source) => source.split('/')[0]),
    );
    expect([...places].filter((place) => !ruled.has(place ?? ''))).toEqual([]);
  });
});
