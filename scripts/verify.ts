/**
 * The offline verifier: `npm run verify -- <file>`, or `-` for standard input. Exit status 0 only
 * when the history is valid. It needs no database and shares no line with the code that wrote the
 * trail; it knows the format alone: each event's bytes are canonical JSON (RFC 8785), its hash is
 * SHA-256(0x01 ‖ previous hash ‖ bytes), the first previous hash is 32 zero bytes, and the chain
 * ends at the head. In a history of one side, what is withheld is counted.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export type Verdict =
  | { readonly valid: true; readonly lines: readonly string[] }
  | { readonly valid: false; readonly problem: string };

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;
type Row = Readonly<{ seq: number; bytes: string; prevHash: string; hash: string }>;
type Shown = Row & { readonly side: string; readonly recordedAt: string };
type EventJson = Shown & { readonly stream: string };
type History = {
  readonly stream: string;
  readonly complete: boolean;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly events: readonly unknown[];
};

/** What is wrong, and where: `event 7: …`. */
class Flaw extends Error {}

const expect = (holds: boolean, where: string, problem: string): void => {
  if (!holds) throw new Flaw(`${where}: ${problem}`);
};

const isText = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed();
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const isHash = (value: unknown): boolean =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isSeq = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));

const historyShape: Shape = {
  format: (value) => value === 'anmalan-history/1',
  stream: isText,
  complete: (value) => typeof value === 'boolean',
  head: (value) => typeof value === 'object' && value !== null,
  events: Array.isArray,
};
const headShape: Shape = { seq: isSeq, hash: isHash };
const rowShape: Shape = { seq: isSeq, bytes: isText, prevHash: isHash, hash: isHash };
const eventShape: Shape = {
  v: (value) => value === 1,
  stream: isText,
  seq: isSeq,
  kind: isText,
  side: (value) => ['sender', 'receiver', 'both', 'auditor'].includes(String(value)),
  actor: isText,
  function: isText,
  occurredAt: isInstant,
  recordedAt: isInstant,
  fact: isTextOrNull,
  dataHash: (value) => value === null || isHash(value),
  purpose: isTextOrNull,
};

/**
 * Checks that a value has exactly these members, each as it must be. An unknown one is refused,
 * because it could show something that was never hashed.
 */
const checkShape = (value: unknown, shape: Shape, where: string): void => {
  const members = new Map(Object.entries(value ?? {}));
  const strange = [...members.keys()].find((name) => !Object.hasOwn(shape, name));
  expect(strange === undefined, where, `has an unknown member "${strange}"`);
  const wrong = Object.keys(shape).find((name) => !shape[name]?.(members.get(name)));
  expect(wrong === undefined, where, `its "${wrong}" is not as the format says`);
};

const attempt = <T>(work: () => T, flaw: string): T => {
  try {
    return work();
  } catch {
    throw new Flaw(flaw);
  }
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const readHistory = (read: () => Uint8Array): History => {
  const text = attempt(() => utf8.decode(read()), 'file: cannot be read as UTF-8');
  const history = attempt(() => JSON.parse(text) as History, 'file: is not JSON');
  checkShape(history, historyShape, 'file');
  checkShape(history.head, headShape, 'head');
  return history;
};

const hashOf = ({ prevHash, bytes }: Row): string =>
  createHash('sha256').update(`01${prevHash}`, 'hex').update(bytes, 'utf8').digest('hex');

/** Whether a text is canonical: flat values need of RFC 8785 only sorted names and no spaces. */
const isCanonical = (text: string, value: object): boolean => {
  const byName = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return text === JSON.stringify(Object.fromEntries(byName)) && text === text.normalize('NFC');
};

const checkPlace = (row: Row, before: Shown | undefined, complete: boolean): void => {
  const last = before?.seq ?? 0;
  const where = `event ${row.seq}`;
  expect(row.seq > last, where, `stands after event ${last}`);
  if (complete) expect(row.seq === last + 1, `event ${last + 1}`, 'is missing');
  if (row.seq !== last + 1) return;
  const expected = before?.hash ?? '0'.repeat(64);
  const problem = before ? `does not hang on event ${last}` : 'does not begin the chain with zeros';
  expect(row.prevHash === expected, where, problem);
};

const readEvent = (row: Row, stream: string): Shown => {
  const where = `event ${row.seq}`;
  expect(row.hash === hashOf(row), where, 'its hash is not that of its bytes');
  const event = attempt(() => JSON.parse(row.bytes) as EventJson, `${where}: bytes are no JSON`);
  checkShape(event, eventShape, `${where}, bytes`);
  expect(isCanonical(row.bytes, event), where, 'its bytes are not canonical JSON');
  expect(event.stream === stream, where, 'belongs to another stream');
  expect(event.seq === row.seq, where, `says in its bytes that it is event ${event.seq}`);
  return { ...row, side: event.side, recordedAt: event.recordedAt };
};

const readEvents = ({ events, stream, complete }: History): readonly Shown[] => {
  const shown: Shown[] = [];
  for (const [index, value] of events.entries()) {
    checkShape(value, rowShape, `event at place ${index + 1}`);
    const row = value as Row;
    const before = shown.at(-1);
    checkPlace(row, before, complete);
    const event = readEvent(row, stream);
    const inOrder = !before || event.recordedAt >= before.recordedAt;
    expect(inOrder, `event ${row.seq}`, `was recorded before event ${before?.seq}`);
    shown.push(event);
  }
  return shown;
};

const checkEnd = ({ head, complete }: History, last: Shown | undefined): void => {
  if (!last) throw new Flaw('file: shows no event');
  const ends = complete ? last.seq === head.seq : last.seq <= head.seq;
  expect(ends, 'head', `names event ${head.seq}, but the history ends with event ${last.seq}`);
  const agrees = last.seq !== head.seq || last.hash === head.hash;
  expect(agrees, 'head', `its hash is not that of event ${last.seq}`);
};

/** Checks that the history of one side shows no event of the other side alone. */
const checkOneSide = (shown: readonly Shown[]): void => {
  const [side, ...others] = new Set(shown.map((event) => event.side).filter((s) => s !== 'both'));
  const stranger = shown.find((event) => others.includes(event.side));
  expect(!stranger, `event ${stranger?.seq}`, `is of another side than ${side}`);
};

const withheld = (shown: readonly Shown[], head: number): readonly string[] =>
  [0, ...shown.map(({ seq }) => seq)].flatMap((seq, index) => {
    const count = (shown[index]?.seq ?? head + 1) - seq - 1;
    const events = count === 1 ? '1 event' : `${count} events`;
    return count > 0 ? [`after event ${seq}: ${events} of the other side withheld`] : [];
  });

const summary = ({ head, stream, complete }: History, shown: readonly Shown[]): string[] => [
  complete
    ? `valid: ${shown.length} events, the complete history`
    : `valid: ${shown.length} of ${head.seq} events, the history of one side`,
  `stream ${stream}`,
  `recorded from ${shown[0]?.recordedAt} to ${shown.at(-1)?.recordedAt}`,
  `head: event ${head.seq}, ${head.hash}`,
  ...withheld(shown, head.seq),
];

/** The verdict on the whole of a file, also when `read` throws. */
export function verifyHistory(read: () => Uint8Array): Verdict {
  try {
    const history = readHistory(read);
    const shown = readEvents(history);
    checkEnd(history, shown.at(-1));
    if (!history.complete) checkOneSide(shown);
    return { valid: true, lines: summary(history, shown) };
  } catch (error) {
    if (error instanceof Flaw) return { valid: false, problem: error.message };
    throw error;
  }
}

const main = ([path, ...more]: readonly string[]): number => {
  if (path === undefined || more.length > 0) {
    console.error('usage: npm run verify -- <file>    (- reads standard input)');
    return 2;
  }
  const verdict = verifyHistory(() => readFileSync(path === '-' ? 0 : path));
  console.log(verdict.valid ? verdict.lines.join('\n') : `not valid: ${verdict.problem}`);
  return verdict.valid ? 0 : 1;
};

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
