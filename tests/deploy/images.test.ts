import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { read, root, service } from './compose-file.ts';

const packageShape = z.looseObject({ scripts: z.record(z.string(), z.string()) });

const commandOf = (name: string): readonly string[] => {
  const { command, build } = service(name);
  if (command) return command;
  const lines = read(build?.dockerfile ?? '').split('\n');
  const last = lines.findLast((line) => line.startsWith('CMD '));
  return z.array(z.string()).parse(JSON.parse(last?.slice('CMD '.length) ?? '[]'));
};

describe('the images', () => {
  it.each([
    ['api', 'api/server'],
    ['worker', 'activities/worker'],
    ['migrate', 'scripts/migrate'],
  ])('%s runs the compiled %s, which a package script runs too', (name, source) => {
    expect(commandOf(name)).toEqual(['node', `dist/${source}.js`]);
    expect(existsSync(new URL(`${source}.ts`, root))).toBe(true);
    const { scripts } = packageShape.parse(JSON.parse(read('package.json')));
    const targets = Object.values(scripts).flatMap((script) => script.split(/\s+/));
    expect(targets).toContain(`dist/${source}.js`);
  });

  it.each(['deploy/Dockerfile.api', 'deploy/Dockerfile.worker'])(
    '%s ends on Node 24 with runtime dependencies, without root, with a health check',
    (path) => {
      const stages = read(path).split(/^FROM /m);
      const last = stages.at(-1) ?? '';
      expect(last).toMatch(/^node:24-slim\n/);
      expect(last).toMatch(/^COPY --from=dependencies \/app\/node_modules /m);
      expect(last).not.toMatch(/\/build\/node_modules/);
      expect(last).toMatch(/^USER node$/m);
      expect(last).toMatch(/^HEALTHCHECK /m);
      expect(stages.find((stage) => stage.includes('AS dependencies'))).toContain(
        'npm ci --omit=dev',
      );
    },
  );

  it('compile nothing of development or test', () => {
    const listed = execFileSync(
      process.execPath,
      ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--listFilesOnly'],
      { cwd: root, encoding: 'utf8' },
    );
    const ours = listed.split('\n').filter((file) => !file.includes('node_modules'));
    expect(ours.some((file) => file.endsWith('/api/server.ts'))).toBe(true);
    const unwanted = /\/(tests|bench|scripts\/(?!migrate\.ts))/;
    expect(ours.filter((file) => unwanted.test(file))).toEqual([]);
  });
});
