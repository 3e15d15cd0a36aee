import { defineConfig } from 'vitest/config';

/**
 * Reads every workflow history that the other tests left on the shared server. A sequencer could
 * start it last, but beside files that still run; a project of a later group starts when every file
 * of the earlier one has ended.
 */
const last = 'tests/workflows/histories.test.ts';

/**
 * Files of these folders share their modules, which are then loaded once by each worker and not by each
 * file. They start no process and replace no module; a file that does stands among the others.
 */
const sharing = ['database', 'docs', 'domain', 'repository', 'services', 'templates'].join('|');
const replacesModules = 'tests/services/reports/receive-report.test.ts';

const everywhere = {
  pool: 'forks',
  testTimeout: 30_000,
  hookTimeout: 60_000,
} as const;
const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

export default defineConfig({
  test: {
    globalSetup: [
      'tests/helpers/global-setup.ts',
      'tests/helpers/database-setup.ts',
      'tests/helpers/bundle-setup.ts',
      'tests/helpers/browser-setup.ts',
    ],
    maxWorkers: 3,
    reporters: ['default'],
    projects: [
      {
        oxc,
        test: {
          ...everywhere,
          name: 'sharing',
          isolate: false,
          include: [`tests/(${sharing})/**/*.test.ts`],
          exclude: [replacesModules],
          sequence: { groupOrder: 0 },
        },
      },
      {
        oxc,
        test: {
          ...everywhere,
          name: 'apart',
          include: ['tests/*.test.ts', `tests/!(${sharing}|pages)/**/*.test.ts`, replacesModules],
          exclude: [last],
          sequence: { groupOrder: 0 },
        },
      },
      {
        oxc,
        test: {
          ...everywhere,
          name: 'pages',
          // A browser looks at many pages in one test, and shares the processors with the rest.
          testTimeout: 120_000,
          include: ['tests/pages/**/*.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        oxc,
        test: { ...everywhere, name: 'last', include: [last], sequence: { groupOrder: 1 } },
      },
    ],
  },
});
