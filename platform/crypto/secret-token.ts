import { createHmac, randomBytes } from 'node:crypto';
import { sha256 } from './hash.ts';

const shape = /^[\w-]{43}$/;

export type SecretToken = {
  /** 256 random bits in 43 characters that a cookie can carry. */
  readonly token: string;
  /** What is stored in its place, from which nobody finds it. */
  readonly hash: Buffer;
};

const hashOf = (token: string): Buffer => sha256(Buffer.from(token));

export function newSecretToken(): SecretToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** The stored half of a token; undefined for what is none, and need not be asked for. */
export function hashOfToken(token: string | undefined): Buffer | undefined {
  return token !== undefined && shape.test(token) ? hashOf(token) : undefined;
}

/** A secret of the same length that is told by the token and the name alone (HMAC-SHA-256). */
export function derivedFromToken(token: string, name: string): string {
  return createHmac('sha256', token).update(name).digest('base64url');
}
