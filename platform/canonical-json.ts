import { normalForm } from './normal-form.ts';

const text = (value: string): string => normalForm(value.toWellFormed(), 'NFC');

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const writeObject = (value: object): string => {
  if (!isPlainObject(value)) throw new TypeError('only plain objects and arrays are JSON');
  const members = new Map<string, string>();
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const name = text(key);
    if (members.has(name)) {
      throw new TypeError('two names in one object are the same after normalisation');
    }
    members.set(name, `${JSON.stringify(name)}:${write(member)}`);
  }
  const inOrder = [...members.keys()].sort();
  return `{${inOrder.map((name) => members.get(name)).join(',')}}`;
};

/** RFC 8785 writes numbers and strings as ECMAScript does, so `JSON.stringify` is used for them. */
const write = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(text(value));
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value === 'object') return writeObject(value);
  throw new TypeError(`JSON cannot say this ${typeof value}`);
};

/**
 * The bytes that are hashed and signed: RFC 8785 in UTF-8. Every string and name is first made
 * well-formed, where a lone surrogate becomes U+FFFD, since half a character must not stop a
 * report. Then it is NFC-normalised, so that two keyboards that write the same letter give the same
 * hash. Members that are `undefined` are left out.
 * @throws TypeError for what JSON cannot say: NaN, Infinity, bigint, functions, `undefined` in an
 *   array, objects of a class, and names that are the same after normalisation
 */
export function canonicalBytes(value: unknown): Buffer {
  return Buffer.from(write(value), 'utf8');
}
