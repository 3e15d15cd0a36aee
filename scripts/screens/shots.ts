import type { Page } from 'playwright-core';
import type { Told } from './told.ts';

/** One picture: whose page it is, and how she comes to it. */
export type Shot = {
  readonly name: string;
  /** Undefined for what anybody may see. */
  readonly by: string | undefined;
  readonly path: (told: Told) => string;
  /** What she does there before the picture is taken. */
  readonly presses?: (page: Page) => Promise<void>;
};

const at = (name: string, by: string | undefined, path: string): Shot => ({
  name,
  by,
  path: () => path,
});

const teacher = 'larare.degerfors';
const rektor = 'rektor.degerfors';
const leader = 'ifochef.degerfors';

const ofCase = (name: string, which: keyof Told, below = ''): Shot => ({
  name,
  by: leader,
  path: (told) => `/anmalningar/${told[which]}${below}`,
});

/** The twenty main pages, in the order of a report's life. */
export const shots: readonly Shot[] = [
  at('start', undefined, '/'),
  at('before-report', teacher, '/anmal'),
  {
    ...at('report-acute', teacher, '/anmal'),
    presses: (page) => page.getByRole('button', { name: 'Börja anmälan' }).click(),
  },
  at('my-reports', teacher, '/mina-anmalningar'),
  { name: 'receipt', by: teacher, path: ({ opened }) => `/mina-anmalningar/${opened}/kvitto` },
  { name: 'my-report', by: teacher, path: ({ decided }) => `/mina-anmalningar/${decided}` },
  { name: 'signing', by: rektor, path: ({ assessed }) => `/underskrifter/${assessed}` },
  at('work', leader, '/att-gora?vems=enheten'),
  ofCase('unopened', 'unopened'),
  ofCase('case', 'assessed'),
  ofCase('assessment', 'opened', '/skyddsbedomning'),
  ofCase('preliminary', 'assessed', '/forhandsbedomning'),
  ofCase('consents', 'assessed', '/samtycken'),
  ofCase('decision', 'assessed', '/beslut'),
  ofCase('feedback', 'decided', '/aterkoppla'),
  at('unit', leader, '/enheten'),
  at('audit', 'granskare.degerfors', '/granskning'),
  {
    name: 'history',
    by: 'granskare.degerfors',
    path: ({ decided }) => `/granskning/anmalningar/${decided}`,
  },
  at('settings', 'forvaltare.degerfors', '/installningar'),
  at('administration', 'forvaltare.degerfors', '/forvaltning'),
];
