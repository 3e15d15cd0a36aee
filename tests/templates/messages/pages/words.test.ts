import { describe, expect, it } from 'vitest';
import { dutyKinds } from '../../../../domain/areas.ts';
import { feedbackAnswers } from '../../../../domain/decisions/feedback.ts';
import { conclusions, statuses } from '../../../../domain/report/status.ts';
import { wordsEn } from '../../../../templates/messages/pages/words-en.ts';
import { wordsSv } from '../../../../templates/messages/pages/words-sv.ts';

type Words = Readonly<Record<string, string>>;
const both: readonly (readonly [string, Words])[] = [
  ['Swedish', wordsSv],
  ['English', wordsEn],
];

const under = (words: Words, prefix: string): readonly string[] =>
  Object.keys(words)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .sort();
const asked = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

describe.each(both)('the words for duties and states in %s', (_, words) => {
  it.each([
    ['duty.', dutyKinds],
    ['status.receiver.concluded.', conclusions],
    ['signature.', ['awaited', 'signed', 'declined', 'notAsked', 'missing']],
    ['feedback.receiver.', [...feedbackAnswers, 'inappropriate', 'none']],
    ['feedback.sender.', [...feedbackAnswers, 'none']],
    ['status.sender.', ['received', 'opened']],
  ])('have one for every %s and no other', (prefix, names) => {
    expect(under(words, prefix)).toEqual([...names].sort());
  });

  it('have one for every status the receiver sees', () => {
    const seen = under(words, 'status.receiver.').map((key) => key.split('.')[0]);
    expect([...new Set(seen)]).toEqual([...statuses].sort());
  });

  it('tell no two of a kind apart by nothing', () => {
    for (const prefix of [
      'duty.',
      'dutyState.',
      'status.receiver.',
      'signature.',
      'feedback.receiver.',
    ]) {
      const texts = Object.entries(words).flatMap(([key, text]) =>
        key.startsWith(prefix) ? [text] : [],
      );
      expect(texts).toEqual([...new Set(texts)]);
    }
  });

  it('are all written', () => {
    for (const text of Object.values(words)) expect(text.trim().length).toBeGreaterThan(2);
  });
});

it('the words ask for the same values in both languages', () => {
  const values = (words: Words): unknown =>
    Object.fromEntries(Object.entries(words).map(([key, text]) => [key, asked(text)]));
  expect(values(wordsEn)).toEqual(values(wordsSv));
});

it('a sender is told nothing of assessment, decision or silence', () => {
  const told = Object.entries(wordsSv).flatMap(([key, text]) =>
    key.includes('.sender.') ? [text] : [],
  );
  expect(told.join(' ')).not.toMatch(/bedömning|beslut|olämplig|översänd|avslut|gallr/i);
});
