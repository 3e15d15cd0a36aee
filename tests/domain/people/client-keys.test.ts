import { describe, expect, it } from 'vitest';
import { isTooFarAhead, keyStateAt } from '../../../domain/people/client-keys.ts';

const now = '2026-11-16T09:00:00.000Z';

describe('a key that is added now', () => {
  it.each([
    ['2026-11-16T09:00:00.001Z', false],
    ['2028-11-15T09:00:00.000Z', false],
    ['2028-11-15T09:00:00.001Z', true],
    ['9999-12-31T23:59:59.999Z', true],
  ])('and ends at %s is good for too long: %s', (expiresAt, expected) => {
    expect(isTooFarAhead(expiresAt, now)).toBe(expected);
  });
});

describe('a key', () => {
  it.each([
    [{ expiresAt: null, revokedAt: null }, 'valid'],
    [{ expiresAt: '2026-11-16T09:00:00.001Z', revokedAt: null }, 'valid'],
    [{ expiresAt: now, revokedAt: null }, 'expired'],
    [{ expiresAt: null, revokedAt: now }, 'revoked'],
    [{ expiresAt: now, revokedAt: '2026-11-01T09:00:00.000Z' }, 'revoked'],
  ] as const)('%o is %s', (term, expected) => {
    expect(keyStateAt(term, now)).toBe(expected);
  });
});
