import type { Request } from 'express';
import type { ApiParts } from '../parts.ts';

/** `sid` holds the token of a session. */
type CookieName = 'sid';

type Config = Pick<ApiParts['config'], 'publicOrigin'>;

const isSecure = ({ publicOrigin }: Config): boolean => publicOrigin.startsWith('https:');

/** Over https with the prefix by which a browser lets no other host and no plain http set it. */
const fullName = (config: Config, name: CookieName): string =>
  isSecure(config) ? `__Host-${name}` : name;

/** @returns undefined when the request has none of that name */
export function readCookie(req: Request, config: Config, name: CookieName): string | undefined {
  const begins = `${fullName(config, name)}=`;
  const all = (req.get('Cookie') ?? '').split(';').map((one) => one.trim());
  return all.find((one) => one.startsWith(begins))?.slice(begins.length);
}
