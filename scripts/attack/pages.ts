import type { Answer } from './asking.ts';
import { expectStatus } from './reports.ts';
import type { Target } from './target.ts';

type Item = { readonly id: string };

/** @param path of a list, below `/api/v1`. @returns the answers of all its pages of fifty */
export async function allPages(
  target: Target,
  login: string,
  path: string,
): Promise<readonly Answer[]> {
  const pages: Answer[] = [];
  for (let page = 1, left = 1; left > 0; page += 1) {
    const at = `${path}?limit=50&page=${page}`;
    const answer = expectStatus(`${at} by ${login}`, await target.get(login, at), 200);
    pages.push(answer);
    const { total } = answer.body;
    if (typeof total !== 'number') throw new Error(`${at} says no total`);
    left = total - 50 * page;
  }
  return pages;
}

/** The ids of the things on a page. */
export function idsOn({ body }: Answer): readonly string[] {
  return ((body['items'] ?? []) as readonly Item[]).map(({ id }) => id);
}
