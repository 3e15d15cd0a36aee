import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readingsOf } from '../../platform/configuration-table.ts';
import { read, root } from '../helpers/repository.ts';
import { service } from './compose-file.ts';

const { scripts } = z
  .looseObject({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** What stands under each `FROM … AS <name>` of the Dockerfile, that line included. */
const stages: Readonly<Record<string, string>> = Object.fromEntries(
  read('deploy/Dockerfile')
    .split(/^FROM /m)
    .map((stage) => [/^\S+ AS (\w+)\n/.exec(stage)?.[1], stage]),
);

const commandOf = (name: string): readonly string[] => {
  const { command, build } = service(name);
  const [, line = '[]'] = /^CMD (\[.*\])$/m.exec(stages[build?.target ?? ''] ?? '') ?? [];
  return command ?? z.array(z.string()).parse(JSON.parse(line));
};

describe('the images', () => {
  it.each([
    ['api', 'api/server'],
    ['worker', 'activities/worker'],
    ['migrate', 'scripts/migrate'],
  ])('%s runs the compiled %s, which a package script runs too', (name, source) => {
    expect(commandOf(name)).toEqual(['node', `dist/${source}.js`]);
    expect(existsSync(`${root}${source}.ts`)).toBe(true);
    const targets = Object.values(scripts).flatMap((script) => script.split(/\s+/));
    expect(targets).toContain(`dist/${source}.js`);
  });

  it('stand on Node 24 with runtime dependencies and without root', () => {
    const { runtime = '', dependencies } = stages;
    expect(dependencies).toContain('npm ci --omit=dev');
    expect(runtime).toMatch(/^node:24-slim AS/);
    expect(runtime).toMatch(/^COPY --from=dependencies \/app\/node_modules /m);
    expect(runtime).not.toMatch(/\/build\/node_modules/);
    expect(runtime).toMatch(/^USER node$/m);
  });

  it.each(['api', 'worker'] as const)('%s asks after its health where it listens', (name) => {
    const stage = stages[name] ?? '';
    expect(stage).toMatch(/^runtime AS/);
    expect(stage).not.toMatch(/^USER /m);
    const [, variable = ''] =
      /^HEALTHCHECK [^]*\{process\.env\.(\w+)\}\/healthz/m.exec(stage) ?? [];
    expect(readingsOf(name).map((reading) => reading.name)).toContain(variable);
    expect(stage).toMatch(new RegExp(`^ENV ${variable}=\\d+$`, 'm'));
  });
});

describe('what the images are compiled from', () => {
  const listed = execFileSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--listFilesOnly'],
    { cwd: root, encoding: 'utf8' },
  );
  const compiled = listed
    .split('\n')
    .filter((file) => file.startsWith(root) && !file.includes('node_modules'))
    .map((file) => file.slice(root.length));

  it('holds nothing of development or test', () => {
    expect(compiled).toContain('api/server.ts');
    expect(compiled.filter((file) => /^(tests|bench|scripts)\//.test(file))).toEqual([
      'scripts/migrate/migrate-and-end.ts',
      'scripts/migrate.ts',
    ]);
  });

  it('holds what is loaded by its path alone, which the compiler does not follow', () => {
    const byPath = /new URL\(\s*`([^`$]+)\$\{extname\(import\.meta\.filename\)\}`/g;
    const loaded = compiled.flatMap((file) =>
      [...read(file).matchAll(byPath)].map(([, path = '']) => join(dirname(file), `${path}.ts`)),
    );
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter((file) => !compiled.includes(file))).toEqual([]);
  });

  it('is joined by what is read beside the code', () => {
    const byPath = /new URL\('([^']+[.](?:css|js|json|ttf))', import\.meta\.url\)/g;
    const texts = compiled.flatMap((file) =>
      [...read(file).matchAll(byPath)].map(([, path = '']) => join(dirname(file), path)),
    );
    expect(texts.length).toBeGreaterThan(0);
    expect(stages['build']).toMatch(/^RUN node scripts\/build\.ts$/m);
    for (const file of texts) expect(read('scripts/build.ts')).toContain(`'${file}'`);
  });
});
