import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import { z } from 'zod';
import { developmentLoginGrant } from './identity-provider/development-login-grant.ts';
import { developmentClientKey } from './seed/client-keys.ts';

const tokenAnswer = z.object({ access_token: z.string() });

/** Thrown when no token could be had; the message tells a developer at the terminal why. */
export class NoToken extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NoToken';
  }
}

const askForToken = async (
  url: string,
  parameters: Readonly<Record<string, string>>,
): Promise<string> => {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(parameters),
    redirect: 'error',
  }).catch(() => {
    throw new NoToken(`nothing answers at ${url}: is the system started (npm start)?`);
  });
  const text = await response.text();
  if (!response.ok) throw new NoToken(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  return tokenAnswer.parse(JSON.parse(text)).access_token;
};

/** An access token of a seeded person. @throws NoToken when the provider is down or refuses */
export function personToken(issuer: string, login: string): Promise<string> {
  return askForToken(`${issuer}/token`, {
    grant_type: developmentLoginGrant,
    client_id: 'anmalan-development',
    login,
  });
}

export type ClientTokenRequest = {
  /** `PUBLIC_ORIGIN` of the API. */
  readonly origin: string;
  readonly dataFolder: string;
  readonly login: string;
};

export type AssertionChanges = {
  /** Who is said to sign in, where that is not the client itself. */
  readonly as?: string;
  readonly seconds?: number;
  readonly audience?: string | readonly string[];
};

/**
 * Signs the assertion by which a client proves who it is (`private_key_jwt`, RFC 7523 §3). It is
 * valid for 60 seconds and for one use, at the token endpoint of the API; `changes` are for those
 * who try what else is taken.
 */
export async function clientAssertion(
  { origin, dataFolder, login }: ClientTokenRequest,
  { as = login, seconds = 60, audience = `${origin}/oauth/token` }: AssertionChanges = {},
): Promise<string> {
  const { privateJwk } = await developmentClientKey(dataFolder, login);
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: privateJwk.kid })
    .setIssuer(as)
    .setSubject(as)
    .setAudience(typeof audience === 'string' ? audience : [...audience])
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(await importJWK(privateJwk, 'ES256'));
}

/** The form in which a client hands its assertion in. */
export function assertionForm(assertion: string): Readonly<Record<string, string>> {
  return {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  };
}

/** An access token of a seeded agency system. @throws NoToken when the API is down or refuses */
export async function clientToken(request: ClientTokenRequest): Promise<string> {
  return askForToken(
    `${request.origin}/oauth/token`,
    assertionForm(await clientAssertion(request)),
  );
}
