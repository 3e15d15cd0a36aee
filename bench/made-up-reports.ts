import type { LetterSource } from '../domain/letters/letter-source.ts';
import type { StatedEvent } from '../domain/report/report-content.ts';
import { sv } from '../templates/messages/sv.ts';
import { letterSources } from '../tests/helpers/letter-sources.ts';
import { wholeContent } from '../tests/templates/documents/whole-report.ts';

/** Words that people write again and again: those of our own texts. */
const usual = Object.values(sv)
  .join(' ')
  .split(/\s+/)
  .filter((word) => !word.includes('{'));

/** One word in so many was in no report before: names, places, what is put together. */
const betweenNew = 12;

/** Numbers below `below`, the same in every run. */
const dice = (seed: number): ((below: number) => number) => {
  let state = seed + 1;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 8) % below;
  };
};

const wordsOf = (roll: (below: number) => number, characters: number): string => {
  let text = '';
  while (text.length < characters) {
    const word = usual[roll(usual.length)] ?? '';
    text += `${roll(betweenNew) === 0 ? `${word}${roll(100_000).toString(36)}` : word} `;
  }
  return text.slice(0, characters);
};

const told: StatedEvent = wholeContent.events[0]!;

/**
 * A report in which every question is answered, as long as people write them, in words of its own.
 * @param index which one; the same gives the same
 */
export function ordinaryReport(index: number): LetterSource {
  const roll = dice(index);
  const text = (characters: number): string => wordsOf(roll, characters);
  return letterSources.reportAsSent({
    reference: `ANM-${index}`,
    content: {
      ...wholeContent,
      events: wholeContent.events.map((event) => ({ ...event, what: text(400) })),
      worry: {
        ...wholeContent.worry,
        whyNow: text(200),
        mostWorrying: text(200),
        ifNothingIsDone: text(150),
      },
      child: { ...wholeContent.child, givenName: text(8), familyName: text(12) },
      more: { ...wholeContent.more, schoolMeasures: text(200), familysView: text(200) },
    },
  });
}

/** A report of about so many bytes, most of them in fifty accounts of what happened. */
export function longReport(bytes: number): LetterSource {
  const roll = dice(bytes);
  const content = {
    ...wholeContent,
    events: Array.from({ length: 50 }, () => ({ ...told, what: '' })),
  };
  const each = (bytes - Buffer.byteLength(JSON.stringify(content))) / content.events.length;
  const events = content.events.map((event) => ({ ...event, what: wordsOf(roll, each) }));
  return letterSources.reportAsSent({ content: { ...content, events } });
}
