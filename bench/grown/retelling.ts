/** How one copy differs from the life that it is a copy of. */
export type Changes = {
  /** What stands in the place of each id of the life, in the order of its ids. */
  readonly ids: readonly string[];
  /** Whole seconds by which it all happened later. */
  readonly laterSeconds: number;
};

const parts =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/g;

/** An ISO instant without its fraction, and what is later by so many seconds. */
const later = (at: number, seconds: number, separator: string): string =>
  new Date(at + seconds * 1000).toISOString().slice(0, 19).replace('T', separator);

type Piece = string | ((changes: Changes) => string);

const pieceOf = (found: string, places: ReadonlyMap<string, number>): Piece => {
  if (found.length === 19) {
    const separator = found.charAt(10);
    const at = Date.parse(`${found.replace(' ', 'T')}Z`);
    return ({ laterSeconds }) => later(at, laterSeconds, separator);
  }
  const place = places.get(found);
  return place === undefined ? found : ({ ids }) => ids[place] ?? '';
};

/**
 * Prepares a text to be told of a copy: its instants are moved and the life's ids replaced. The
 * fraction of a second stays, since copies are moved by whole seconds.
 *
 * @param places the place of each id of the life among its ids
 * @returns undefined when the text has nothing that differs
 */
export function retelling(
  text: string,
  places: ReadonlyMap<string, number>,
): ((changes: Changes) => string) | undefined {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(parts)) {
    pieces.push(text.slice(end, index), pieceOf(found, places));
    end = index + found.length;
  }
  pieces.push(text.slice(end));
  if (pieces.every((piece) => typeof piece === 'string')) return undefined;
  return (changes) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : piece(changes))).join('');
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** All ids that stand in a text. */
export function idsIn(text: string): readonly string[] {
  return [...text.matchAll(uuids)].map(([found]) => found);
}
