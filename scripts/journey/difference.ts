import { isDeepStrictEqual } from 'node:util';

/** Something the system did otherwise than the case says. */
export class Difference extends Error {
  constructor(where: string, expected: unknown, seen: unknown) {
    super(`${where}: expected ${JSON.stringify(expected)}, saw ${JSON.stringify(seen)}`);
    this.name = 'Difference';
  }
}

/** @throws Difference unless the two are equal through and through */
export function expectSame(where: string, expected: unknown, seen: unknown): void {
  if (!isDeepStrictEqual(expected, seen)) throw new Difference(where, expected, seen);
}
