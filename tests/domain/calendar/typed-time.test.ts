import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedTime } from '../../../domain/calendar/typed-time.ts';

const two = (number: number): string => String(number).padStart(2, '0');

describe('a typed time', () => {
  it.each([
    ['9.05', '09:05'],
    ['09:05', '09:05'],
    ['0905', '09:05'],
    ['9', '09:00'],
    ['14', '14:00'],
    ['kl. 9.05', '09:05'],
    ['Kl 9', '09:00'],
    ['at 09:05', '09:05'],
    [' 0.00 ', '00:00'],
    ['23.59', '23:59'],
  ])('%s is %s', (text, time) => {
    expect(typedTime(text)).toBe(time);
  });

  it.each([
    '',
    '24.00',
    '24',
    '9.60',
    '9.5',
    '905',
    '09055',
    '9.05 em',
    '-9',
    'nio',
    '9,05',
    '2460',
  ])('%s is none', (text) => {
    expect(typedTime(text)).toBeUndefined();
  });

  it('is read as it was written, every minute of the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (h, m) => {
        for (const text of [`${h}.${two(m)}`, `${two(h)}:${two(m)}`, `${two(h)}${two(m)}`])
          expect(typedTime(text)).toBe(`${two(h)}:${two(m)}`);
      }),
    );
  });
});
