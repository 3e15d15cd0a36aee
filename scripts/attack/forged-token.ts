import {
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  SignJWT,
  type JWTHeaderParameters,
  type JWTPayload,
} from 'jose';
import { providerKeys } from '../identity-provider/signing-keys.ts';
import type { Target } from './target.ts';

/** The key that signs, as `SignJWT` takes it. */
type Key = Parameters<SignJWT['sign']>[0];

/** What is other than in a token as the provider makes it; a claim that is undefined is left out. */
export type Changes = {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: Key;
};

export type Genuine = {
  readonly claims: JWTPayload;
  readonly header: JWTHeaderParameters;
  /** Seconds since 1970, now. */
  readonly now: number;
};

/** What the provider says in the token of a person. */
export async function genuineToken(target: Target, login: string): Promise<Genuine> {
  const token = await target.tokenOf(login);
  return {
    claims: decodeJwt(token),
    header: decodeProtectedHeader(token) as JWTHeaderParameters,
    now: Math.floor(Date.now() / 1000),
  };
}

/** The development provider's own key, which lies in the data folder. */
export async function providerKey({ dataFolder }: Target): Promise<{
  readonly key: Key;
  readonly publicJwk: {
    readonly kty: string;
    readonly crv: string;
    readonly x: string;
    readonly y: string;
  };
}> {
  const [jwk] = (await providerKeys(dataFolder)).jwks.keys;
  if (!jwk) throw new Error(`the provider has no key in ${dataFolder}`);
  const { kty, crv, x, y } = jwk;
  return { key: await importJWK(jwk, 'ES256'), publicJwk: { kty, crv, x, y } };
}

/** A token of the same words, but for the changes, signed by the provider's own key or another. */
export async function forged(
  target: Target,
  { claims, header }: Genuine,
  changes: Changes = {},
): Promise<string> {
  const key = changes.key ?? (await providerKey(target)).key;
  return new SignJWT({ ...claims, ...changes.claims })
    .setProtectedHeader({ ...header, ...changes.header })
    .sign(key);
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that nobody signed (`alg: none`). */
export function unsigned({ claims, header }: Genuine): string {
  return `${part({ ...header, alg: 'none' })}.${part(claims)}.`;
}
