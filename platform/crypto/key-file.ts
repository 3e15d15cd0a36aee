import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const key = z.base64().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) context.addIssue('must be 32 bytes');
  return bytes;
});

/**
 * Key ids enter log lines and the texts that sealed values are bound to, whose parts are parted by
 * a bar: so an id may hold no bar.
 */
const keyId = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/);

const keySet = z
  .strictObject({ active: keyId, keys: z.record(keyId, key) })
  .refine(({ active, keys }) => Object.hasOwn(keys, active), 'the active key is not among the keys')
  .transform(({ active, keys }) => ({ active, keys: new Map(Object.entries(keys)) }));

const tokenSigningKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: keyId,
  alg: z.literal('ES256'),
  use: z.literal('sig'),
});

const keyFile = z.strictObject({
  purpose: z.enum(['development', 'production']),
  /** These wrap the data keys; a retired one stays until every data key is wrapped anew. */
  keyEncryptionKeys: keySet,
  /**
   * These seal Temporal's payloads; a retired one stays until the last history that it sealed is
   * gone.
   */
  codecKeys: keySet,
  /** Every municipality's index key is derived from this one. */
  indexRootKey: key,
  /** ES256 private key with which the API signs the access tokens of agency systems. */
  tokenSigningKey,
});

export type KeyFile = z.output<typeof keyFile>;
/** The content of the file as text, with keys in base64. */
export type KeyFileText = z.input<typeof keyFile>;

/** Names the file and what is wrong in it, and never a value from it. */
export class KeyFileRefused extends Error {
  constructor(file: string, reason: string) {
    super(`key file ${file}: ${reason}`);
    this.name = 'KeyFileRefused';
  }
}

const parseJson = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which is key material.
    throw new KeyFileRefused(file, 'not JSON');
  }
};

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new KeyFileRefused(file, 'cannot be read');
  }
};

/** @throws KeyFileRefused when the file cannot be read or is not a key file */
export async function readKeyFile(file: string): Promise<KeyFile> {
  const result = keyFile.safeParse(parseJson(await readText(file), file));
  if (result.success) return result.data;
  const places = result.error.issues.map((issue) => issue.path.join('.') || 'the whole');
  throw new KeyFileRefused(file, `wrong or missing: ${[...new Set(places)].join(', ')}`);
}
