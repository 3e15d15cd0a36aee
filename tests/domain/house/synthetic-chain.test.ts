import { describe, expect, it } from 'vitest';
import {
  isItsHour,
  isOverLimit,
  stageOf,
  syntheticAt,
} from '../../../domain/house/synthetic-chain.ts';
import { syntheticContent } from '../../../domain/reports/synthetic-report.ts';
import { hasConcern } from '../../../domain/report/concern.ts';
import { isAcuteForSpeed, isAcuteSituation } from '../../../domain/report/acute.ts';
import { isProtectedContact } from '../../../domain/report/protected-contact.ts';

describe('how far the artificial report of a day has come', () => {
  it.each([
    ['received', false, false, false],
    ['woken', true, false, false],
    ['drawn', true, true, false],
    ['noticed', true, true, true],
    // What came without what comes before it came another way.
    ['received', false, true, true],
    ['woken', true, false, true],
  ])('is %s', (stage, woken, drawn, noticed) => {
    expect(stageOf({ woken, drawn, noticed })).toBe(stage);
  });

  it('is late from fifteen minutes on', () => {
    const sent = '2026-11-16T04:00:00.000Z';
    expect(isOverLimit(sent, '2026-11-16T04:14:59.999Z')).toBe(false);
    expect(isOverLimit(sent, '2026-11-16T04:15:00.000Z')).toBe(true);
  });
});

describe('its hour', () => {
  it.each([
    ['2026-11-16', 5, '2026-11-16T04:00:00.000Z'],
    ['2026-07-16', 5, '2026-07-16T03:00:00.000Z'],
    ['2026-07-16', 0, '2026-07-15T22:00:00.000Z'],
    // There is no two o'clock on that day, and two of them on the other.
    ['2026-03-29', 2, '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', 2, '2026-10-25T00:00:00.000Z'],
  ])('on %s at %d is %s', (day, hour, at) => {
    expect(syntheticAt(day, hour)).toBe(at);
    expect(isItsHour(hour, at)).toBe(true);
    expect(isItsHour(hour, new Date(Date.parse(at) - 1).toISOString())).toBe(hour === 0);
  });
});

describe('what it says', () => {
  const content = syntheticContent({ code: '1862' });

  it('is enough to be sent, quick as an acute one, and no acute situation', () => {
    expect(hasConcern(content)).toBe(true);
    expect(isAcuteForSpeed(content.acute.danger)).toBe(true);
    expect(isAcuteSituation(content.acute.danger)).toBe(false);
    expect(isProtectedContact(content.worry)).toBe(false);
  });

  it('has no digit, and so nothing that could be anybody’s number', () => {
    const { schemaVersion: _, municipalityCode: __, ...words } = content;
    expect(JSON.stringify(words)).not.toMatch(/\d/);
  });
});
