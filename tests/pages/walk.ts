import { standingIn } from './standing.ts';
import type { Page, Reader } from './reading.ts';

/** How many new pages somebody has met since her home page, and how many links and buttons pressed. */
export type Walked = { readonly pages: number; readonly presses: number };

export type Walker = {
  /** Presses a link. */
  readonly open: (path: string) => Promise<Page>;
  /** Answers the form of the page as it stands there, and presses its first button. */
  readonly press: (answers: Readonly<Record<string, string>>) => Promise<Page>;
  readonly walked: () => Walked;
  /** The path where she has come. */
  readonly at: () => string;
};

/** Somebody who walks from her home page to where a task is done, and counts her steps. */
export function walkerOf(reader: Reader): Walker {
  let walked: Walked = { pages: 0, presses: 0 };
  let here: Page | undefined;
  const follow = async (page: Page): Promise<Page> =>
    page.location === undefined ? page : follow(await reader.get(page.location));
  const step = async (page: Page): Promise<Page> => {
    here = await follow(page);
    walked = { pages: walked.pages + 1, presses: walked.presses + 1 };
    return here;
  };
  return {
    open: async (path) => step(await reader.get(path)),
    press: async (answers) => {
      const { path = '', html = '' } = here ?? {};
      return step(await reader.post(path, { ...standingIn(html), ...answers }));
    },
    walked: () => walked,
    at: () => here?.path ?? '',
  };
}
