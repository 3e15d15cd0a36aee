import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { writePrivateFileOnce } from '../../platform/private-file.ts';

const keys = z.object({
  jwks: z.object({
    keys: z.array(
      z.object({
        kty: z.literal('EC'),
        crv: z.string(),
        x: z.string(),
        y: z.string(),
        d: z.string(),
        kid: z.string(),
        alg: z.literal('ES256'),
        use: z.literal('sig'),
      }),
    ),
  }),
  /** Signs the provider's own cookies. */
  cookieKey: z.string(),
});

export type ProviderKeys = z.infer<typeof keys>;

const newKeys = async (): Promise<unknown> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = `development-${randomBytes(4).toString('hex')}`;
  const key = { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' };
  return { jwks: { keys: [key] }, cookieKey: randomBytes(32).toString('base64url') };
};

/**
 * Reads the provider's keys, which the first start makes. They are the same at every start, so that
 * a restart leaves tokens valid and people logged in.
 */
export async function providerKeys(dataFolder: string): Promise<ProviderKeys> {
  const file = join(dataFolder, 'identity-provider-keys.json');
  await writePrivateFileOnce(file, JSON.stringify(await newKeys()));
  return keys.parse(JSON.parse(await readFile(file, 'utf8')));
}
