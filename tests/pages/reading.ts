import type { ServedPages } from './served-pages.ts';

/** A page as a program without script or style reads it. */
export type Page = {
  readonly status: number;
  readonly path: string;
  readonly html: string;
  /** Where it leads, when it only leads on. */
  readonly location: string | undefined;
};

export type Reader = {
  readonly get: (path: string) => Promise<Page>;
  /** Sends a form as a browser does that stands on a page of ours, and stops at its answer. */
  readonly post: (path: string, fields: Readonly<Record<string, string>>) => Promise<Page>;
  /** Sends the form of a page as it is filled in there, with these answers, and goes where it leads. */
  readonly fill: (path: string, answers: Readonly<Record<string, string>>) => Promise<Page>;
};

const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

/** Keeps what the answers set, as a browser does; an empty value takes a cookie away. */
const keepCookies = (jar: Map<string, string>, headers: Headers): void => {
  for (const line of headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
};

/** Somebody who reads pages, logged in by the token of a session or not. */
export function readerOf({ origin }: Pick<ServedPages, 'origin'>, token?: string): Reader {
  const jar = new Map(token === undefined ? [] : [['sid', token]]);
  const ask = async (path: string, init: RequestInit): Promise<Page> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${origin}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin', cookie },
    });
    keepCookies(jar, answer.headers);
    const location = answer.headers.get('location') ?? undefined;
    return { status: answer.status, path, html: await answer.text(), location };
  };
  const get = (path: string): Promise<Page> => ask(path, {});
  const post: Reader['post'] = (path, fields) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields) });
  return {
    get,
    post,
    fill: async (path, answers) => {
      const { html } = await get(path);
      const { location, ...refused } = await post(path, { ...hiddenFields(html), ...answers });
      return location === undefined ? { ...refused, location } : get(location);
    },
  };
}
