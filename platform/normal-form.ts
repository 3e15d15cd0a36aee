type Form = 'NFC' | 'NFD' | 'NFKC';

/**
 * A run of marks longer than any language writes. The two halfwidth letters are marks in `NFKC`
 * only. Looking behind keeps a shorter run from being counted again from each of its marks.
 */
const longRuns = /(?<![\p{M}\uff9e\uff9f])[\p{M}\uff9e\uff9f]{32,}/gu;

/** The mark of the highest combining class: every other mark that comes behind it moves forward. */
const lastMark = '\u0345';

const changePlaces = (first: string, second: string): boolean =>
  (first + second).normalize('NFD') !== first + second;

/** A character of class 0 keeps its place, and keeps the marks on its two sides apart. */
const keepsItsPlace = (character: string): boolean =>
  character !== lastMark && !changePlaces(lastMark, character);

/** Compares two marks by combining class, which no API tells but by letting them change places. */
const byClass = (a: string, b: string): number =>
  Number(changePlaces(a, b)) - Number(changePlaces(b, a));

/** For each of the marks the position of its class among those of the others. */
const ranksOf = (marks: Iterable<string>): ReadonlyMap<string, number> => {
  const ranks = new Map<string, number>();
  let rank = -1;
  let before: string | undefined;
  for (const mark of [...marks].toSorted(byClass)) {
    if (before === undefined || byClass(before, mark) !== 0) rank += 1;
    ranks.set(mark, rank);
    before = mark;
  }
  return ranks;
};

type Decompositions = ReadonlyMap<string, readonly string[]>;

const decompositionsOf = (run: string, form: Form): Decompositions => {
  const decomposition = form === 'NFKC' ? 'NFKD' : 'NFD';
  const parts = (character: string) => Array.from(character.normalize(decomposition));
  return new Map(Array.from(new Set(run), (character) => [character, parts(character)]));
};

/**
 * Decomposes a run and puts its marks in the order of their classes; those of one class stay in the
 * order they came.
 */
const putInOrder = (run: string, form: Form): string => {
  const decompositions = decompositionsOf(run, form);
  const ranks = ranksOf(
    new Set([...decompositions.values()].flat().filter((part) => !keepsItsPlace(part))),
  );
  let written = '';
  let marks: string[] = [];
  for (const character of run) {
    for (const part of decompositions.get(character) ?? []) {
      const rank = ranks.get(part);
      if (rank === undefined) {
        written += marks.join('') + part;
        marks = [];
      } else marks[rank] = (marks[rank] ?? '') + part;
    }
  }
  return written + marks.join('');
};

/**
 * `text.normalize(form)` in a time that grows with the length of the text alone. The engine's own
 * moves each mark forward past the others one by one, which takes 18 s for 260 kB of marks in the
 * wrong order. Here the marks of a long run are put in their order first, by sorting.
 */
export function normalForm(text: string, form: Form): string {
  return text.replace(longRuns, (run) => putInOrder(run, form)).normalize(form);
}
