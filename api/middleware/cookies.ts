import type { CookieOptions, Request, Response } from 'express';
import type { ApiParts } from '../parts.ts';

/**
 * `sid` holds the token of a session, `login` that of a login which is not back from the provider,
 * `sprak` the language, `klart` what the page before has just recorded.
 */
type CookieName = 'sid' | 'login' | 'sprak' | 'klart';

type Config = Pick<ApiParts['config'], 'publicOrigin'>;

const isSecure = ({ publicOrigin }: Config): boolean => publicOrigin.startsWith('https:');

/** Over https with the prefix by which a browser lets no other host and no plain http set it. */
const fullName = (config: Config, name: CookieName): string =>
  isSecure(config) ? `__Host-${name}` : name;

/**
 * No script reads it, and no other site's request carries it but one that leads here: the way back
 * from the login provider, and a link in a mail.
 */
const optionsFor = (config: Config): CookieOptions => ({
  secure: isSecure(config),
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
});

/** @returns undefined when the request has none of that name */
export function readCookie(req: Request, config: Config, name: CookieName): string | undefined {
  const begins = `${fullName(config, name)}=`;
  const all = (req.get('Cookie') ?? '').split(';').map((one) => one.trim());
  return all.find((one) => one.startsWith(begins))?.slice(begins.length);
}

/** @param lives in minutes; a cookie without it goes when the browser is closed */
export function setCookie(
  res: Response,
  config: Config,
  {
    name,
    value,
    lives,
  }: { readonly name: CookieName; readonly value: string; readonly lives?: number },
): void {
  const until = lives === undefined ? {} : { maxAge: lives * 60_000 };
  res.cookie(fullName(config, name), value, { ...optionsFor(config), ...until });
}

export function clearCookie(res: Response, config: Config, name: CookieName): void {
  res.clearCookie(fullName(config, name), optionsFor(config));
}
