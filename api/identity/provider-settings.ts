import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from '../../platform/config.ts';
import { highEnough } from './assurance.ts';

const name = z.string().min(1);

/** By a key, or in development by nothing; a secret that both sides know is not taken. */
const authentication = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('none') }),
  z.strictObject({
    method: z.literal('private_key_jwt'),
    /** A private key as JSON Web Key; beside this file when the path is not absolute. */
    keyFile: name,
    /** What the provider wants to be called in `aud`: by its own name, or by its token endpoint. */
    audience: z.enum(['issuer', 'tokenEndpoint']).default('issuer'),
  }),
]);

/** How one provider is asked, and what its words mean to us (`deploy/login/README.md`). */
const providerSettings = z.strictObject({
  clientId: name,
  authentication,
  scope: z.string().regex(/(^| )openid( |$)/, 'must ask for openid'),
  /** Levels of assurance that the provider is asked for, by its own names. */
  acrValues: z.array(name).default([]),
  /**
   * Claims that the ID token is to hold and does not by itself, as the provider is asked for them
   * (OpenID Connect Core §5.5).
   */
  idTokenClaims: z.record(name, z.unknown()).optional(),
  /** The claim that is the login of our directory. */
  subjectClaim: name.default('sub'),
  /** The claim that tells the level of assurance, and which of its values mean which of our levels. */
  assurance: z.strictObject({
    claim: name,
    means: z
      .record(name, z.enum(highEnough))
      .refine((means) => Object.keys(means).length > 0, 'must have a value that is enough'),
  }),
  idTokenAlg: z.enum(['ES256', 'ES384', 'PS256', 'RS256', 'EdDSA']),
  /** Whether the provider is asked for the person at every login, also when it remembers her. */
  asksEveryTime: z.boolean().default(true),
  /** Whether who logs out here is led on to log out at the provider. */
  logsOutThere: z.boolean(),
});
export type ProviderSettings = z.output<typeof providerSettings>;

/** The client of the development provider. */
const development: ProviderSettings = {
  clientId: 'anmalan-web',
  authentication: { method: 'none' },
  scope: 'openid profile',
  acrValues: ['http://id.elegnamnden.se/loa/1.0/loa3'],
  subjectClaim: 'sub',
  assurance: {
    claim: 'acr',
    means: {
      'http://id.elegnamnden.se/loa/1.0/loa3': 'http://id.elegnamnden.se/loa/1.0/loa3',
    },
  },
  idTokenAlg: 'ES256',
  asksEveryTime: true,
  logsOutThere: true,
};

const refusal = (reason: string): ConfigurationError =>
  new ConfigurationError('api', [{ name: 'OIDC_PROVIDER_FILE', reason }]);

/** @throws ConfigurationError that quotes nothing of the file */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw refusal('names a file that cannot be read');
  });
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('names a file that is not JSON');
  }
}

/** @throws ConfigurationError that names each wrong place of the file and no value */
export function parsed<Value>(schema: z.ZodType<Value>, content: unknown): Value {
  const { success, data, error } = schema.safeParse(content);
  if (success) return data;
  const places = error.issues.map(({ path }) => path.map(String).join('.') || 'the whole');
  throw refusal(`names a file with wrong or missing: ${[...new Set(places)].join(', ')}`);
}

export type ProviderFile = {
  readonly settings: ProviderSettings;
  /** The path of the key, when there is one. */
  readonly keyFile: string | undefined;
};

/**
 * Reads how the login provider is asked.
 *
 * @param file without one, the development provider's own settings
 * @throws ConfigurationError when the file is wrong, or authenticates by nothing in production
 */
export async function readProviderFile(
  file: string | undefined,
  { production }: { readonly production: boolean },
): Promise<ProviderFile> {
  if (file === undefined) return { settings: development, keyFile: undefined };
  const settings = parsed(providerSettings, await readJson(file));
  const { authentication: by } = settings;
  if (by.method === 'private_key_jwt') {
    return { settings, keyFile: resolve(dirname(file), by.keyFile) };
  }
  if (production) throw refusal('names a file whose authentication.method is none');
  return { settings, keyFile: undefined };
}
