import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importJWK, jwtVerify, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { newDataKey, SealBroken } from '../../../platform/crypto/envelope.ts';
import { KeyFileRefused } from '../../../platform/crypto/key-file.ts';
import {
  createDevelopmentKeys,
  loadKeyring,
  UnknownKey,
  type Keyring,
} from '../../../platform/crypto/keyring.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const newKeyFile = async (): Promise<string> => {
  const file = join(await temporaryFolder(), 'deep', 'keys.json');
  await createDevelopmentKeys(file);
  return file;
};

const load = (file: string): Promise<Keyring> => loadKeyring(file, { production: false });

const rewrite = async (file: string, change: (text: string) => string): Promise<void> =>
  writeFile(file, change(await readFile(file, 'utf8')));

describe('createDevelopmentKeys', () => {
  it('writes a file that only its owner may read, and nothing beside it', async () => {
    const file = await newKeyFile();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(file, '..'))).toEqual(['keys.json']);
  });

  it('leaves an existing file alone, also when two processes start at once', async () => {
    const file = join(await temporaryFolder(), 'keys.json');
    await Promise.all([createDevelopmentKeys(file), createDevelopmentKeys(file)]);
    const first = await readFile(file, 'utf8');
    await createDevelopmentKeys(file);
    expect(await readFile(file, 'utf8')).toBe(first);
  });
});

describe('loadKeyring', () => {
  it('refuses keys made for development in production', async () => {
    const file = await newKeyFile();
    await expect(loadKeyring(file, { production: true })).rejects.toThrow(KeyFileRefused);
    await rewrite(file, (text) => text.replace('"development"', '"production"'));
    await expect(loadKeyring(file, { production: true })).resolves.toBeDefined();
  });

  it('refuses a file that is not there', async () => {
    const file = join(await temporaryFolder(), 'keys.json');
    await expect(load(file)).rejects.toThrow(KeyFileRefused);
  });

  it.each([
    ['cut in the middle', (text: string) => text.slice(0, 200)],
    ['without a purpose', (text: string) => text.replace('"purpose"', '"use"')],
    [
      'with a short key',
      (text: string) => text.replace(/"indexRootKey": ".{8}/, '"indexRootKey": "'),
    ],
    [
      'whose active key is not there',
      (text: string) => text.replace(/"active": "dev-/, '"active": "old-'),
    ],
  ])('refuses a file %s without quoting it', async (_, change) => {
    const file = await newKeyFile();
    const content = await readFile(file, 'utf8');
    await rewrite(file, change);
    const secrets = [...content.matchAll(/[\w+/=-]{40,}/g)].map(([secret]) => secret.slice(0, 12));
    expect(secrets.length).toBeGreaterThanOrEqual(5);
    const refusal: unknown = await load(file).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(KeyFileRefused);
    for (const secret of secrets) expect(String(refusal)).not.toContain(secret);
  });
});

const place = { streamId: 'stream', side: 'both', holder: 'sender' } as const;

describe('a keyring', () => {
  it.each([
    ['another stream', { ...place, streamId: 'other' }],
    ['another side', { ...place, side: 'receiver' }],
    ['another holder', { ...place, holder: 'receiver' }],
    ['no place at all', 'unbound'],
  ] as const)('does not unwrap a data key that was moved to %s', async (_, moved) => {
    const ring = await load(await newKeyFile());
    expect(() => ring.unwrap(ring.wrap(newDataKey(), place), moved)).toThrow(SealBroken);
  });

  it('wraps a data key so that only the same key file unwraps it', async () => {
    const file = await newKeyFile();
    const dataKey = newDataKey();
    const wrapping = (await load(file)).wrap(dataKey, place);
    expect(wrapping.wrapped.includes(dataKey)).toBe(false);
    expect(wrapping.kekId).toBe((await load(file)).activeKekId);
    expect((await load(file)).unwrap(wrapping, place)).toEqual(dataKey);
    const other = await load(await newKeyFile());
    expect(() => other.unwrap(wrapping, place)).toThrow(UnknownKey);
    expect(() => other.unwrap({ ...wrapping, kekId: other.activeKekId }, place)).toThrow(
      SealBroken,
    );
  });

  it('still unwraps with a retired key', async () => {
    const file = await newKeyFile();
    const dataKey = newDataKey();
    const wrapping = (await load(file)).wrap(dataKey, place);
    const added = newDataKey().toString('base64');
    await rewrite(file, (text) =>
      text.replace(
        /"keyEncryptionKeys": \{\s+"active": "[^"]+",\s+"keys": \{/,
        `"keyEncryptionKeys": { "active": "second", "keys": { "second": "${added}",`,
      ),
    );
    const ring = await load(file);
    expect(ring.activeKekId).toBe('second');
    expect(ring.unwrap(wrapping, place)).toEqual(dataKey);
  });

  it('derives one index key per municipality, the same after a restart', async () => {
    const file = await newKeyFile();
    const ring = await load(file);
    expect(ring.indexKey('1862')).toHaveLength(32);
    expect(ring.indexKey('1862')).toEqual((await load(file)).indexKey('1862'));
    expect(ring.indexKey('1862')).not.toEqual(ring.indexKey('0561'));
  });

  it('holds an ES256 key that signs tokens', async () => {
    const { tokenSigningKey } = await load(await newKeyFile());
    const { d, ...publicJwk } = tokenSigningKey;
    expect(d).toBeTypeOf('string');
    const token = await new SignJWT({ sub: 'x' })
      .setProtectedHeader({ alg: 'ES256', kid: tokenSigningKey.kid })
      .sign(await importJWK(tokenSigningKey, 'ES256'));
    const { payload } = await jwtVerify(token, await importJWK(publicJwk, 'ES256'));
    expect(payload.sub).toBe('x');
  });
});
