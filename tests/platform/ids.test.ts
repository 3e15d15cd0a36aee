import { describe, expect, it } from 'vitest';
import { newId, newReference, readReference } from '../../platform/ids.ts';

const now = '2026-03-02T07:30:00.123Z';

describe('newId', () => {
  it('is a UUID of version 7 that carries the millisecond it was made in', () => {
    const id = newId(now);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse(now));
  });

  it('sorts after every id of an earlier millisecond', () => {
    expect(newId('2026-03-02T07:30:00.122Z') < newId(now)).toBe(true);
  });

  it('differs each time within one millisecond', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newId(now))).size).toBe(1000);
  });

  it('uses all 74 random bits', () => {
    const random = Array.from({ length: 400 }, () => {
      const bits = BigInt(`0x${newId(now).replaceAll('-', '')}`);
      return ((bits >> 64n) & 0xfffn) | ((bits & 0x3fff_ffff_ffff_ffffn) << 12n);
    });
    const everSet = random.reduce((all, bits) => all | bits, 0n);
    const alwaysSet = random.reduce((all, bits) => all & bits);
    expect(everSet).toBe(2n ** 74n - 1n);
    expect(alwaysSet).toBe(0n);
  });

  it.each(['', 'yesterday', '1969-12-31T23:59:59.999Z'])('refuses %j as an instant', (instant) => {
    expect(() => newId(instant)).toThrow(RangeError);
  });
});

describe('newReference', () => {
  it('is ANM and two groups of four in base 32 without I, L, O and U', () => {
    const references = Array.from({ length: 2000 }, newReference);
    for (const reference of references) {
      expect(reference).toMatch(/^ANM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    }
    expect(new Set(references).size).toBe(2000);
    expect(new Set(references.join('').slice(4))).toHaveLength(33);
  });
});

describe('readReference', () => {
  it('reads whatever was written, said or copied of a reference', () => {
    const reference = newReference();
    for (const typed of [
      reference,
      reference.toLowerCase(),
      ` ${reference} `,
      reference.replaceAll('-', ''),
      reference.replaceAll('-', ' '),
      reference.replaceAll('-', '–'),
      reference.slice(4),
      reference.slice(4).replace('-', ''),
    ]) {
      expect(readReference(typed)).toBe(reference);
    }
  });

  it('takes the letters that are left out for the digits they look like', () => {
    expect(readReference('anm-o1il-2b4c')).toBe('ANM-0111-2B4C');
  });

  it.each(['', 'ANM', 'ANM-7K3Q', 'ANM-7K3Q-W9XDA', 'ANM-7K3Q-W9XU', 'Vera Påhittad', '7K3Q_W9XD'])(
    'finds none in %j',
    (typed) => {
      expect(readReference(typed)).toBeUndefined();
    },
  );
});
