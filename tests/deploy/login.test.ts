import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { readClientKey } from '../../api/identity/client-key.ts';
import { readProviderFile } from '../../api/identity/provider-settings.ts';
import { read, root } from '../helpers/repository.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const folder = join(root, 'deploy/login');
const examples = readdirSync(folder).filter((file) => file.endsWith('.json'));
const production = { production: true };

const written = async (name: string, content: string): Promise<string> => {
  const file = join(await temporaryFolder(), name);
  await writeFile(file, content);
  return file;
};
const example = JSON.parse(read('deploy/login/siths.json')) as Readonly<Record<string, unknown>>;

describe('the examples of how people log in', () => {
  it('are those that are wanted', () => {
    expect(examples.toSorted()).toEqual([
      'ad-fs.json',
      'bankid.json',
      'entra-id.json',
      'freja.json',
      'siths.json',
    ]);
  });

  it.each(examples)(
    '%s is a file that production takes, with a key and no secret',
    async (name) => {
      const { settings, keyFile } = await readProviderFile(join(folder, name), production);
      expect(settings.authentication.method).toBe('private_key_jwt');
      expect(keyFile).toBe(join(folder, 'anmalan-login-key'));
      expect(settings.asksEveryTime).toBe(true);
    },
  );

  it.each(examples)('%s is described beside it', (name) => {
    expect(read('deploy/login/README.md')).toContain(`**\`${name}\`**`);
  });
});

describe('a file of how people log in', () => {
  it.each<readonly [what: string, change: object, said: string]>([
    ['without a client', { clientId: undefined }, 'wrong or missing: clientId'],
    [
      'with a secret',
      { authentication: { method: 'client_secret_basic' } },
      'authentication.method',
    ],
    ['that does not ask for openid', { scope: 'profile' }, 'wrong or missing: scope'],
    ['of a level of no value', { assurance: { claim: 'acr', means: {} } }, 'assurance.means'],
    [
      'of a level that is not enough',
      { assurance: { claim: 'acr', means: { x: 'http://id.elegnamnden.se/loa/1.0/loa2' } } },
      'assurance.means',
    ],
    ['signed by a shared secret', { idTokenAlg: 'HS256' }, 'idTokenAlg'],
    ['with another member', { secret: 'hemligt' }, 'the whole'],
    [
      'by which anybody is us',
      { authentication: { method: 'none' } },
      'authentication.method is none',
    ],
  ])('%s is refused', async (_, change, said) => {
    const file = await written('login.json', JSON.stringify({ ...example, ...change }));
    const refused = readProviderFile(file, production);
    await expect(refused).rejects.toThrow(/OIDC_PROVIDER_FILE names a file/);
    await expect(refused).rejects.toThrow(said);
    await expect(refused).rejects.not.toThrow('hemligt');
  });

  it('that is not there, or is no JSON, is refused', async () => {
    await expect(readProviderFile('/nowhere/login.json', production)).rejects.toThrow(
      'OIDC_PROVIDER_FILE names a file that cannot be read',
    );
    await expect(
      readProviderFile(await written('login.json', '{hemligt'), production),
    ).rejects.toThrow(/a file that is not JSON$/);
  });

  it('may authenticate by nothing outside production', async () => {
    const file = await written(
      'login.json',
      JSON.stringify({ ...example, authentication: { method: 'none' } }),
    );
    const { keyFile } = await readProviderFile(file, { production: false });
    expect(keyFile).toBeUndefined();
  });
});

describe('our key at the provider', () => {
  const jwk = async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    return { ...(await exportJWK(privateKey)), kid: 'ours', alg: 'ES256' };
  };

  it('is read with the names by which the provider knows it', async () => {
    const file = await written(
      'key.json',
      JSON.stringify({ ...(await jwk()), 'x5t#S256': 'thumb' }),
    );
    const { key, names } = await readClientKey(file);
    expect([key.type, key.extractable, names]).toEqual([
      'private',
      false,
      { kid: 'ours', 'x5t#S256': 'thumb' },
    ]);
  });

  it.each<readonly [what: string, change: object]>([
    ['without a name', { kid: undefined }],
    ['without its private half', { d: undefined }],
    ['of another curve than it says', { crv: 'P-384' }],
    ['that both sides know', { kty: 'oct', k: 'aGVtbGlndA', alg: 'HS256' }],
  ])('%s is refused, and nothing of it is said', async (_, change) => {
    const key = await jwk();
    const text = JSON.stringify({ ...key, ...change });
    const refused = readClientKey(await written('key.json', text));
    await expect(refused).rejects.toThrow(/OIDC_PROVIDER_FILE names a/);
    await expect(refused).rejects.not.toThrow(key.d ?? '');
  });
});
