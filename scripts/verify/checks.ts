import { createHash } from 'node:crypto';

/** What is wrong, and where: `event 7: …`. */
export class Flaw extends Error {}

export function expect(holds: boolean, where: string, problem: string): void {
  if (!holds) throw new Flaw(`${where}: ${problem}`);
}

export function attempt<T>(work: () => T, flaw: string): T {
  try {
    return work();
  } catch {
    throw new Flaw(flaw);
  }
}

const membersIn = (text: string): number => {
  let inside = false;
  let count = 0;
  for (const [mark] of text.matchAll(/\\.|[":]/g)) {
    if (mark === '"') inside = !inside;
    else if (mark === ':' && !inside) count += 1;
  }
  return count;
};

/** Parses JSON without duplicate members, of which another reader might take the other one. */
export function parseStrictly(text: string, where: string): unknown {
  const value = attempt((): unknown => JSON.parse(text), `${where}: is not JSON`);
  expect(membersIn(text) === membersIn(JSON.stringify(value)), where, 'has a member twice');
  return value;
}

/** The members a value must have, each with the test that it must pass. */
export type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

export function isText(value: unknown): boolean {
  return typeof value === 'string' && value.isWellFormed();
}
export function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value);
}
export function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
export function isHashOrNull(value: unknown): boolean {
  return value === null || isHash(value);
}
/** A number of an event: from 1. */
export function isNumber(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
/** RFC 3339 in UTC with milliseconds. */
export function isInstant(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}

/**
 * Checks that a value has exactly these members, each as it must be. An unknown one is refused,
 * because it could show something that was never hashed.
 */
export function checkShape(value: unknown, shape: Shape, where: string): void {
  const members = new Map(Object.entries(value ?? {}));
  const strange = [...members.keys()].find((name) => !Object.hasOwn(shape, name));
  expect(strange === undefined, where, `has an unknown member "${strange}"`);
  const wrong = Object.keys(shape).find((name) => !shape[name]?.(members.get(name)));
  expect(wrong === undefined, where, `its "${wrong}" is not as the format says`);
}

/** What a chain begins with. */
export const zeros = '0'.repeat(64);

/** SHA-256(0x01 ‖ previous hash ‖ bytes), in hexadecimal digits. */
export function hashOf(prevHash: string, bytes: string): string {
  return createHash('sha256').update(`01${prevHash}`, 'hex').update(bytes, 'utf8').digest('hex');
}

/** Whether a text is canonical: flat values need of RFC 8785 only sorted names and no spaces. */
const isCanonical = (text: string, value: object): boolean => {
  const byName = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return text === JSON.stringify(Object.fromEntries(byName)) && text === text.normalize('NFC');
};

/** Reads the bytes of an event, which must be canonical JSON of this shape. */
export function readBytes(bytes: string, shape: Shape, where: string): object {
  const event = parseStrictly(bytes, `${where}, bytes`) as object;
  checkShape(event, shape, `${where}, bytes`);
  expect(isCanonical(bytes, event), where, 'its bytes are not canonical JSON');
  return event;
}
