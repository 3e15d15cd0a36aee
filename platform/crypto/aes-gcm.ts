import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

const nonceLength = 12;
const tagLength = 16;

/**
 * What is thrown when a sealed value does not open: wrong key, wrong place, changed bytes or
 * unknown version. It says no more than that, so that nothing of the value or the key leaks.
 */
export class SealBroken extends Error {
  constructor() {
    super('a sealed value did not open');
    this.name = 'SealBroken';
  }
}

/**
 * A key as Node wants it. Given bytes it takes longer to find out that they are no such object than
 * to encrypt some hundred bytes.
 */
const keyOf = (key: Uint8Array): KeyObject => createSecretKey(key);

/** AES-256-GCM with a fresh random nonce: nonce (12 bytes) ‖ tag (16) ‖ body. */
export function encrypt(key: Uint8Array, aad: string, plaintext: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce).setAAD(Buffer.from(aad, 'utf8'));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws SealBroken when key, AAD or any byte differs from what was encrypted */
export function decrypt(key: Uint8Array, aad: string, box: Uint8Array): Buffer {
  try {
    const options = { authTagLength: tagLength };
    const nonce = box.subarray(0, nonceLength);
    const decipher = createDecipheriv('aes-256-gcm', keyOf(key), nonce, options);
    decipher.setAAD(Buffer.from(aad, 'utf8'));
    decipher.setAuthTag(box.subarray(nonceLength, nonceLength + tagLength));
    const body = box.subarray(nonceLength + tagLength);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new SealBroken();
  }
}
