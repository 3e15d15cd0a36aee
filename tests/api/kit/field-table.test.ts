import { describe, expect, it } from 'vitest';
import {
  problemOf,
  refusedAt,
  refusedIn,
  withRefused,
  type FieldTable,
} from '../../../api/kit/field-table.ts';
import { frameTexts } from '../../../templates/messages/pages/frame.ts';

type Key = 'reasons' | 'when' | 'need' | 'need.refused' | 'what';
const table: FieldTable<Key> = {
  reasons: { label: 'reasons' },
  when: { label: 'when', is: 'date' },
  need: { label: 'need', is: 'choice', refused: { any: 'need.refused' } },
  'events.*.what': { label: 'what' },
};
const names: Readonly<Record<Key, string>> = {
  reasons: 'Skäl',
  when: 'Dag',
  need: 'Behov',
  'need.refused': 'Välj om barnet behöver skydd.',
  what: 'Vad hände?',
};
const words = { table, t: (key: Key) => names[key], frame: frameTexts('sv') };

describe('what is wrong with a body', () => {
  it('stands at the field that it came from, once at each', () => {
    const at = refusedAt(table, [
      { pointer: '#/body/reasons', code: 'required' },
      { pointer: '#/body/reasons', code: 'too-short' },
      { pointer: '#/body/events/2/what', code: 'required' },
      { pointer: '#/body/when/inner', code: 'wrong-format' },
      { pointer: '#/body/nowhere', code: 'unknown-property' },
    ]);
    expect(at.map(({ field }) => field)).toEqual(['reasons', 'events.2.what', 'when', '']);
  });

  it.each([
    ['reasons', 'too-short', 'Fyll i Skäl.'],
    ['reasons', 'too-long', 'Skäl: texten är för lång. Korta den.'],
    ['reasons', 'wrong-value', 'Skäl: det går inte att ta emot. Skriv på ett annat sätt.'],
    ['when', 'wrong-format', 'Skriv datumet så här: 2026-12-03.'],
    ['when', 'not-yet-come', 'Dag: dagen har inte kommit ännu.'],
    ['need', 'not-a-choice', 'Välj om barnet behöver skydd.'],
    ['events.2.what', 'required', 'Fyll i Vad hände?'],
    ['', 'busy 3', 'För mycket på kort tid. Det du skrev är sparat. Försök igen om 3 sekunder.'],
    ['', 'anything', 'Det gick inte att skicka. Kontrollera svaren och försök igen.'],
  ])('is said of %s, refused for %s, as what to do', (field, code, text) => {
    expect(problemOf(words, { field, code })).toEqual({ field, text });
  });

  it('is kept with what was typed, and forgotten with the next try', () => {
    const refused = [{ field: 'reasons', code: 'required' }];
    const kept = withRefused({ need: 'yes' }, refused);
    expect(refusedIn(kept)).toEqual(refused);
    expect(withRefused(kept, [])).toEqual({ need: 'yes' });
  });
});
