import { inflateSync } from 'node:zlib';
import { inspectText, type Inspector, type Verdict } from './inspector.ts';

/** A character of a name as it stands, or written by its number, which would hide it (§7.3.5). */
const letter = (char: string): string => {
  const hex = char.codePointAt(0)?.toString(16) ?? '';
  return `(?:${char}|#${hex}|#${hex.toUpperCase()})`;
};

/**
 * Matches any of these names of ISO 32000-1. What follows a name ends it (§7.2.2), so that
 * `/EncryptMetadata` is not `/Encrypt`.
 */
const anyName = (...names: readonly string[]): RegExp => {
  const written = names.map((name) => name.split('').map(letter).join(''));
  return new RegExp(String.raw`/(?:${written.join('|')})(?=[\s\0()<>[\]{}/%])`);
};

/** What runs when the document is opened, or brings another file with it. */
const active = anyName(
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'Rendition',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'XFA',
);
const locked = anyName('Encrypt');

/** What ends each place that a packed list of objects is found by, and what comes after it. */
const ends = {
  outside: anyName('ObjStm'),
  dictionary: /stream\r?\n/,
  list: /endstream/,
} as const;
const after = { outside: 'dictionary', dictionary: 'list', list: 'outside' } as const;

/** A packed list of objects that is larger than this is taken for one that nobody can look into. */
const mostPacked = 1 * 1024 * 1024;
const mostUnpacked = 4 * 1024 * 1024;
/** Longer is no name, nor the beginning of a stream. */
const overlap = 64;

const unpacked = (packed: string): string | undefined => {
  try {
    const bytes = inflateSync(Buffer.from(packed, 'latin1'), { maxOutputLength: mostUnpacked });
    return bytes.toString('latin1');
  } catch {
    return undefined;
  }
};

/**
 * Finds the packed lists of objects in a text that comes in pieces.
 *
 * @param list is given each of them; undefined for one that is too large
 */
const followLists = (list: (packed: string | undefined) => void): ((piece: string) => void) => {
  let place: keyof typeof ends = 'outside';
  /** Not yet looked through, after the end of what was, in which a sign may have begun. */
  let window = '';
  let kept: string[] = [];
  let length = 0;
  const enter = (next: typeof place): void => {
    place = next;
    kept = [];
    length = 0;
  };
  const pass = (): void => {
    const passed = window.slice(0, -overlap);
    window = window.slice(-overlap);
    length += passed.length;
    if (place === 'list') kept.push(passed);
    if (place === 'outside' || length <= mostPacked) return;
    list(undefined);
    enter('outside');
  };
  return (piece) => {
    window += piece;
    for (let end = ends[place].exec(window); end; end = ends[place].exec(window)) {
      if (place === 'list') list([...kept, window.slice(0, end.index)].join(''));
      window = window.slice(end.index + end[0].length);
      enter(after[place]);
    }
    pass();
  };
};

/**
 * Refuses a PDF with scripts, actions that start something, or files in it. Objects can be packed
 * together (`ObjStm`), so that such a list is unpacked; one that cannot be is refused as locked. Other
 * streams hold drawings and pictures, and nothing that is run.
 */
export function inspectPdf(): Inspector {
  let found: Verdict = 'fine';
  const judge = (text: string): void => {
    if (active.test(text)) found = 'active';
    else if (found === 'fine' && locked.test(text)) found = 'locked';
  };
  const follow = followLists((packed) => {
    const objects = packed === undefined ? undefined : unpacked(packed);
    if (objects !== undefined) judge(objects);
    else if (found === 'fine') found = 'locked';
  });
  return inspectText({
    see: judge,
    take: follow,
    verdict: () => found,
  });
}
