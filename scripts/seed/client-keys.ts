import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { writePrivateFileOnce } from '../../platform/private-file.ts';

const publicKey = {
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
};
const clientKey = z.object({
  privateJwk: z.object({ ...publicKey, d: z.string() }),
  publicJwk: z.object(publicKey),
});

export type DevelopmentClientKey = z.infer<typeof clientKey>;

const newClientKey = async (login: string): Promise<unknown> => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const common = { kid: `${login}-1`, alg: 'ES256', use: 'sig' };
  return {
    privateJwk: { ...(await exportJWK(pair.privateKey)), ...common },
    publicJwk: { ...(await exportJWK(pair.publicKey)), ...common },
  };
};

/**
 * The ES256 key pair of a seeded client, made at the first call and kept in
 * `<dataFolder>/clients/<login>.json`. The public half goes into the client's row.
 */
export async function developmentClientKey(
  dataFolder: string,
  login: string,
): Promise<DevelopmentClientKey> {
  const file = join(dataFolder, 'clients', `${login}.json`);
  await writePrivateFileOnce(file, JSON.stringify(await newClientKey(login)));
  return clientKey.parse(JSON.parse(await readFile(file, 'utf8')));
}
