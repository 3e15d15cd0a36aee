import type { Target } from '../grown/reads.ts';

/** A page that is opened often, by whom, by the end of her login; nobody for what anybody may see. */
export type Visited = {
  readonly by: string | undefined;
  /** As the log calls it. */
  readonly route: string;
  readonly path: (target: Target) => string;
};

const plain = (by: string | undefined, path: string): Visited => ({
  by,
  route: path,
  path: () => path,
});
const ofCase = (by: string, below: string): Visited => ({
  by,
  route: `/anmalningar/{a}${below}`,
  path: ({ id }) => `/anmalningar/${id}${below}`,
});

const officer = 'socialsekreterare1';
const chief = 'ifochef';

/** What people have before them all day long. */
export const visited: readonly Visited[] = [
  plain(undefined, '/'),
  plain(undefined, '/anmal'),
  plain(officer, '/konto'),
  plain(officer, '/att-gora'),
  plain(officer, '/att-gora?vems=enheten'),
  plain(chief, '/att-gora?vems=enheten&lista=forsenade'),
  plain(officer, '/anmalningar'),
  ofCase(officer, ''),
  ofCase(chief, ''),
];
