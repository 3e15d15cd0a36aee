import type { Request } from 'express';
import { BadRequest } from './problems/errors.ts';
import { canonicalBytes } from '../platform/canonical-json.ts';
import { sha256 } from '../platform/crypto/hash.ts';
import type { Call } from '../services/acting/call.ts';

const visibleAscii = /^[\x21-\x7e]{1,200}$/;
const ourEtag = /^"(0|[1-9]\d{0,14})"$/;

const pathOf = (req: Request): string => req.originalUrl.replace(/\?.*$/s, '');

/** Under which key the answer is remembered. @throws BadRequest `idempotency-key-required` */
export function idempotencyKey(req: Request): string {
  const key = req.get('Idempotency-Key') ?? '';
  if (!visibleAscii.test(key)) throw new BadRequest('idempotency-key-required');
  return key;
}

/**
 * What exactly was asked (SHA-256, 32 bytes), so that another body under the same key is found out.
 *
 * @param body as sent, once its schema has accepted it: that bounds its depth and its names
 */
export function fingerprintOf(req: Request, body: unknown): Buffer {
  return sha256(canonicalBytes({ method: req.method, path: pathOf(req), body }));
}

/** `If-Match` with one of our ETags; `*` asks for nothing. @throws BadRequest `invalid-if-match` */
export function expectedEtag(req: Request): Pick<Call, 'expected'> {
  const header = req.get('If-Match')?.trim();
  if (header === undefined || header === '*') return {};
  const seq = ourEtag.exec(header)?.[1];
  if (seq === undefined) throw new BadRequest('invalid-if-match');
  return { expected: Number(seq) };
}
