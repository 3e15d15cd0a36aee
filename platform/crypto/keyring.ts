import { hkdfSync, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { writePrivateFileOnce } from '../private-file.ts';
import { decrypt, encrypt } from './aes-gcm.ts';
import { KeyFileRefused, readKeyFile, type KeyFile, type KeyFileText } from './key-file.ts';

export type WrappedKey = { readonly wrapped: Buffer; readonly kekId: string };

export type KeyHolder = 'sender' | 'receiver';
/** What a data key opens: what one side or both may read, or in older streams all. */
export type KeySide = KeyHolder | 'both' | 'all';

/**
 * What the wrapping of a data key is bound to. It opens nowhere else, so that a key that was moved
 * to another stream, side or holder is noticed. What somebody wrote for herself alone has the key of
 * its row and of her. `unbound` are those of older streams.
 */
export type WrapPlace =
  | { readonly streamId: string; readonly side: KeySide; readonly holder: KeyHolder }
  | { readonly row: string; readonly personId: string }
  | 'unbound';

export type CodecKeys = {
  /** Id of the key that seals; the others only open what they once sealed. */
  readonly active: string;
  readonly keys: ReadonlyMap<string, Buffer>;
};

/**
 * The keys of one installation. Callers know this type only, so that a file, an HSM or a key
 * service can stand behind it.
 */
export type Keyring = {
  readonly activeKekId: string;
  /** Wraps a data key with the active key-encryption key. */
  readonly wrap: (dataKey: Uint8Array, place: WrapPlace) => WrappedKey;
  /**
   * @throws UnknownKey for a key id this ring lacks; SealBroken when the bytes do not open, or were
   *   wrapped for another place
   */
  readonly unwrap: (key: WrappedKey, place: WrapPlace) => Buffer;
  /**
   * The key of a municipality's blind indexes, 32 bytes. Neither it nor a hash made with it enters
   * the trail, from which nothing can be deleted.
   */
  readonly indexKey: (municipalityId: string) => Buffer;
  readonly codecKeys: CodecKeys;
  /** ES256 private key with `kid`, for the access tokens that the API itself issues. */
  readonly tokenSigningKey: JWK & { readonly kid: string };
};

export class UnknownKey extends Error {
  constructor(keyId: string) {
    super(`no key with id ${keyId}`);
    this.name = 'UnknownKey';
  }
}

const placeText = (kekId: string, place: WrapPlace): string => {
  if (place === 'unbound') return `data-key|${kekId}`;
  return 'row' in place
    ? `data-key|${kekId}|${place.row}|${place.personId}`
    : `data-key|${kekId}|${place.streamId}|${place.side}|${place.holder}`;
};

const keyOf = (keys: ReadonlyMap<string, Buffer>, id: string): Buffer => {
  const key = keys.get(id);
  if (key === undefined) throw new UnknownKey(id);
  return key;
};

const deriveIndexKey = (file: KeyFile, municipalityId: string): Buffer =>
  Buffer.from(hkdfSync('sha256', file.indexRootKey, '', `blind-index|${municipalityId}`, 32));

const createKeyring = (file: KeyFile): Keyring => {
  const indexKeys = new Map<string, Buffer>();
  const { active, keys } = file.keyEncryptionKeys;
  return Object.freeze({
    activeKekId: active,
    wrap: (dataKey: Uint8Array, place: WrapPlace) => ({
      wrapped: encrypt(keyOf(keys, active), placeText(active, place), dataKey),
      kekId: active,
    }),
    unwrap: ({ wrapped, kekId }: WrappedKey, place: WrapPlace) =>
      decrypt(keyOf(keys, kekId), placeText(kekId, place), wrapped),
    indexKey: (municipalityId: string) => {
      const known = indexKeys.get(municipalityId) ?? deriveIndexKey(file, municipalityId);
      indexKeys.set(municipalityId, known);
      return known;
    },
    codecKeys: file.codecKeys,
    tokenSigningKey: file.tokenSigningKey,
  });
};

/**
 * Reads the key file once, at start.
 * @throws KeyFileRefused when it cannot be read, is not a key file, or is one made for development
 *   while `production` is true
 */
export async function loadKeyring(
  file: string,
  { production }: { readonly production: boolean },
): Promise<Keyring> {
  const content = await readKeyFile(file);
  if (production && content.purpose === 'development') {
    throw new KeyFileRefused(file, 'made for development, refused in production');
  }
  return createKeyring(content);
}

const newKeySet = (): KeyFileText['codecKeys'] => {
  const active = `dev-${randomBytes(4).toString('hex')}`;
  return { active, keys: { [active]: randomBytes(32).toString('base64') } };
};

const newTokenSigningKey = async (): Promise<KeyFileText['tokenSigningKey']> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { x = '', y = '', d = '' } = await exportJWK(privateKey);
  const kid = `dev-${randomBytes(4).toString('hex')}`;
  return { kty: 'EC', crv: 'P-256', x, y, d, kid, alg: 'ES256', use: 'sig' };
};

/**
 * Makes a key file for one developer's machine, readable by its owner only and marked so that
 * production refuses it. An existing file is left as it is, since data that was sealed with its
 * keys could not be read without it.
 */
export async function createDevelopmentKeys(file: string): Promise<void> {
  const content: KeyFileText = {
    purpose: 'development',
    keyEncryptionKeys: newKeySet(),
    codecKeys: newKeySet(),
    indexRootKey: randomBytes(32).toString('base64'),
    tokenSigningKey: await newTokenSigningKey(),
  };
  await writePrivateFileOnce(file, `${JSON.stringify(content, null, 2)}\n`);
}
