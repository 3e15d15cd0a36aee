import type { Express } from 'express';
import request from 'supertest';

export type Page = {
  readonly status: number;
  readonly address: string;
  readonly text: string;
  readonly location: string | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** `Set-Cookie` as it was sent. */
  readonly cookies: readonly string[];
};

type Sent = {
  readonly method: 'get' | 'post';
  readonly fields?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
};

export type TestBrowser = {
  /** Opens an address, or a path of ours, and follows where it leads. */
  readonly open: (address: string) => Promise<Page>;
  /** One request, whose redirect is not followed. */
  readonly step: (address: string, sent?: Partial<Sent>) => Promise<Page>;
  /** Where a page leads by itself, one step on. */
  readonly next: (page: Page) => Promise<Page | undefined>;
  /** Posts a form as a page of the same origin does, and follows where it leads. */
  readonly post: (
    address: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Page>;
  /** The value of a cookie of ours. */
  readonly cookie: (name: string) => string | undefined;
  readonly setCookie: (name: string, value: string) => void;
};

const mostRedirects = 20;

/** What a page posts as soon as it is there, as the provider's page does that changes the person. */
const formSentByItself = (page: string) => {
  if (!page.includes('document.forms[0].submit()')) return undefined;
  const inputs = page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  const [, action = ''] = /<form method="post" action="([^"]*)"/.exec(page) ?? [];
  return {
    action,
    fields: Object.fromEntries([...inputs].map(([, name, value]) => [name, value])),
  };
};

/**
 * A browser of the smallest kind: it keeps cookies by origin, and takes its requests to our origin to
 * an app that listens nowhere.
 */
export function testBrowser(app: Express, publicOrigin: string): TestBrowser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (origin: string): Map<string, string> => {
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const keep = (origin: string, cookies: readonly string[]): void => {
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') jarOf(origin).delete(name);
      else jarOf(origin).set(name, value);
    }
  };
  const cookieHeader = (origin: string): string =>
    [...jarOf(origin)].map((pair) => pair.join('=')).join('; ');

  const toApp = async (address: URL, sent: Sent): Promise<Page> => {
    const path = `${address.pathname}${address.search}`;
    const asked = request(app)[sent.method](path).redirects(0);
    const cookies = cookieHeader(publicOrigin);
    const headers = { ...(cookies && { Cookie: cookies }), ...sent.headers };
    const answer = await asked.set(headers).type('form').send(sent.fields);
    const set = (answer.headers['set-cookie'] ?? []) as unknown as readonly string[];
    const { status, text, headers: given } = answer;
    return {
      status,
      text,
      cookies: set,
      address: address.href,
      location: given['location'],
      headers: given,
    };
  };
  const toOther = async (address: URL, sent: Sent): Promise<Page> => {
    const answer = await fetch(address, {
      method: sent.method,
      redirect: 'manual',
      headers: { cookie: cookieHeader(address.origin) },
      ...(sent.method === 'post' && { body: new URLSearchParams(sent.fields) }),
    });
    return {
      status: answer.status,
      text: await answer.text(),
      cookies: answer.headers.getSetCookie(),
      address: address.href,
      location: answer.headers.get('location') ?? undefined,
      headers: Object.fromEntries(answer.headers),
    };
  };
  const send = async (address: string, sent: Sent): Promise<Page> => {
    const at = new URL(address, publicOrigin);
    const page = await (at.origin === publicOrigin ? toApp(at, sent) : toOther(at, sent));
    keep(at.origin, page.cookies);
    return page;
  };
  const next = async (page: Page): Promise<Page | undefined> => {
    if (page.location !== undefined) {
      return send(new URL(page.location, page.address).href, { method: 'get' });
    }
    const form = formSentByItself(page.text);
    return form && send(new URL(form.action, page.address).href, { method: 'post', ...form });
  };
  const follow = async (from: Page): Promise<Page> => {
    let page = from;
    for (let left = mostRedirects; left > 0; left -= 1) {
      const led = await next(page);
      if (!led) return page;
      page = led;
    }
    throw new Error(`led on without end: ${page.address}`);
  };
  return {
    next,
    step: (address, sent = {}) => send(address, { method: 'get', ...sent }),
    open: async (address) => follow(await send(address, { method: 'get' })),
    post: async (address, fields = {}, headers = { 'Sec-Fetch-Site': 'same-origin' }) =>
      follow(await send(address, { method: 'post', fields, headers })),
    cookie: (name) => jarOf(publicOrigin).get(name),
    setCookie: (name, value) => void jarOf(publicOrigin).set(name, value),
  };
}
