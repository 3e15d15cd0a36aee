import { describe, expect, it } from 'vitest';
import type { JWTPayload } from 'jose';
import { rememberVerified } from '../../../api/identity/verified-tokens.ts';
import { toInstant, type Instant } from '../../../domain/calendar/time.ts';

const beginSeconds = Date.parse('2026-03-02T09:00:00Z') / 1000;
const after = (seconds: number): Instant => toInstant((beginSeconds + seconds) * 1000);
const begin = after(0);

const remembering = (payload: JWTPayload) => {
  const asked: string[] = [];
  const verified = rememberVerified(async (token) => {
    asked.push(token);
    if (token.startsWith('false')) throw new Error('wrong signature');
    return payload;
  });
  return { asked, verified };
};

describe('a token that was verified', () => {
  it('is not verified again within a minute', async () => {
    const { asked, verified } = remembering({ sub: 'a', exp: beginSeconds + 900 });
    await verified('t', begin);
    expect(await verified('t', after(59))).toEqual({ sub: 'a', exp: beginSeconds + 900 });
    expect(asked).toEqual(['t']);
  });

  it.each([
    ['a minute later, since its key may have been withdrawn', after(60), {}],
    ['when it has run out meanwhile', after(31), { exp: beginSeconds + 1 }],
    ['at an instant before the first, when its time may not have come', after(-1), {}],
    ['before its time has come', after(10), { nbf: beginSeconds + 41 }],
  ])('is verified anew %s', async (_, at, claims) => {
    const { asked, verified } = remembering({ sub: 'a', exp: beginSeconds + 900, ...claims });
    await verified('t', begin);
    await verified('t', at);
    expect(asked).toEqual(['t', 't']);
  });

  it('says nothing of another that differs in one character', async () => {
    const { asked, verified } = remembering({ sub: 'a' });
    await verified('header.payload.signature', begin);
    await verified('header.payload.signaturf', begin);
    expect(asked).toHaveLength(2);
  });

  it('is not known by having been refused', async () => {
    const { asked, verified } = remembering({ sub: 'a' });
    await expect(verified('false', begin)).rejects.toThrow('wrong signature');
    await expect(verified('false', begin)).rejects.toThrow('wrong signature');
    expect(asked).toHaveLength(2);
  });
});
