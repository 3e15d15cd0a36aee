import type { Request } from 'express';
import { BadRequest } from './problems/errors.ts';
import { canonicalBytes } from '../platform/canonical-json.ts';
import { sha256 } from '../platform/crypto/hash.ts';
import type { Call } from '../services/acting/call.ts';

/** An `Idempotency-Key`. */
export const visibleAscii = /^[\x21-\x7e]{1,200}$/;
const ourEtag = /^"(0|[1-9]\d{0,14})"$/;
/** An `If-Match`: one of our ETags, or whatever there is. */
export const etagOrAny = new RegExp(`${ourEtag.source}|^\\*$`);

const pathOf = (req: Request): string => req.originalUrl.replace(/\?.*$/s, '');

/**
 * The key under which the answer of a POST is remembered. @throws BadRequest
 * `idempotency-key-required`
 */
export function idempotencyKey(req: Request): string {
  const key = req.get('Idempotency-Key') ?? '';
  if (!visibleAscii.test(key)) throw new BadRequest('idempotency-key-required');
  return key;
}

/**
 * SHA-256 (32 bytes) of method, path and body, by which another request under the same key is found
 * out.
 *
 * @param body as sent. Its schema must have accepted it, which bounds its depth and its names
 */
export function fingerprintOf(req: Request, body: unknown): Buffer {
  return sha256(canonicalBytes({ method: req.method, path: pathOf(req), body }));
}

/**
 * The number in `If-Match`, which must be one of our ETags; nothing is expected without it, or with
 * `*`. @throws BadRequest `invalid-if-match`
 */
export function expectedEtag(req: Request): Pick<Call, 'expected'> {
  const header = req.get('If-Match')?.trim();
  if (header === undefined || header === '*') return {};
  const seq = ourEtag.exec(header)?.[1];
  if (seq === undefined) throw new BadRequest('invalid-if-match');
  return { expected: Number(seq) };
}

/**
 * The same for what is written over something older: whoever saves has to say what she saw, or `*` to
 * write over whatever there is.
 *
 * @throws BadRequest `if-match-required`, `invalid-if-match`
 */
export function demandedEtag(req: Request): Pick<Call, 'expected'> {
  if (req.get('If-Match') === undefined) throw new BadRequest('if-match-required');
  return expectedEtag(req);
}
