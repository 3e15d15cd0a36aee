import type { Request, Response } from 'express';
import { toInstant, type Instant } from '../../domain/calendar/time.ts';
import { isNoted, type NotedKey } from '../../templates/messages/pages/noted.ts';
import { clearCookie, readCookie, setCookie } from '../middleware/cookies.ts';
import type { ApiParts } from '../parts.ts';

/** What has just been recorded, said once on the page that comes next. */
export type Notice = { readonly key: NotedKey; readonly at: Instant };

type Config = Pick<ApiParts, 'config'>;

/** Keeps a notice for the next page: a word of ours and an instant, and nothing of a case. */
export function setNotice({ config }: Config, res: Response, { key, at }: Notice): void {
  setCookie(res, config, { name: 'klart', value: `${key}.${Date.parse(at)}`, lives: 1 });
}

/** The notice that the page before left, which is then forgotten. */
export function takeNotice({ config }: Config, req: Request, res: Response): Notice | undefined {
  const kept = readCookie(req, config, 'klart');
  if (kept === undefined) return undefined;
  clearCookie(res, config, 'klart');
  const [, key = '', at = ''] = /^([a-zA-Z]+)\.(\d{12,14})$/.exec(kept) ?? [];
  return isNoted(key) ? { key, at: toInstant(Number(at)) } : undefined;
}
