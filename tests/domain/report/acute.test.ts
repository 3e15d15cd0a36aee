import { describe, expect, it } from 'vitest';
import { isAcuteForSpeed, isAcuteSituation } from '../../../domain/report/acute.ts';

describe('acute danger as answered', () => {
  it.each([
    ['yes', true, true],
    ['no', false, false],
    ['unknown', true, false],
    ['notAnswered', true, false],
  ] as const)(
    '%s: quick %s, a situation that a follow-up meeting is owed for %s',
    (answer, forSpeed, situation) => {
      expect(isAcuteForSpeed(answer)).toBe(forSpeed);
      expect(isAcuteSituation(answer)).toBe(situation);
    },
  );
});
