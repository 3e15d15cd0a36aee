import {
  checkShape,
  expect,
  Flaw,
  hashOf,
  isHash,
  isHashOrNull,
  isInstant,
  isNumber,
  isText,
  isTextOrNull,
  readBytes,
  zeros,
  type Shape,
} from './checks.ts';

/** The one chain of all sides, in the first version of the events' bytes. */
export type SharedChain = {
  readonly stream: string;
  /** False for the history of one side, in which what is withheld is counted. */
  readonly complete: boolean;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly events: readonly unknown[];
};

type Row = Readonly<{ seq: number; bytes: string; prevHash: string; hash: string }>;
type Shown = Row & { readonly side: string; readonly recordedAt: string };
type EventJson = Shown & { readonly stream: string };

const headShape: Shape = { seq: isNumber, hash: isHash };
const rowShape: Shape = { seq: isNumber, bytes: isText, prevHash: isHash, hash: isHash };
const eventShape: Shape = {
  v: (value) => value === 1,
  stream: isText,
  seq: isNumber,
  kind: isText,
  side: (value) => ['sender', 'receiver', 'both', 'auditor'].includes(String(value)),
  actor: isText,
  function: isText,
  occurredAt: isInstant,
  recordedAt: isInstant,
  fact: isTextOrNull,
  dataHash: isHashOrNull,
  purpose: isTextOrNull,
};

const checkPlace = (row: Row, before: Shown | undefined, complete: boolean): void => {
  const last = before?.seq ?? 0;
  const where = `event ${row.seq}`;
  expect(row.seq > last, where, `stands after event ${last}`);
  if (complete) expect(row.seq === last + 1, `event ${last + 1}`, 'is missing');
  if (row.seq !== last + 1) return;
  const expected = before?.hash ?? zeros;
  const problem = before ? `does not hang on event ${last}` : 'does not begin the chain with zeros';
  expect(row.prevHash === expected, where, problem);
};

const readEvent = (row: Row, stream: string): Shown => {
  const where = `event ${row.seq}`;
  expect(row.hash === hashOf(row.prevHash, row.bytes), where, 'its hash is not that of its bytes');
  const event = readBytes(row.bytes, eventShape, where) as EventJson;
  expect(event.stream === stream, where, 'belongs to another stream');
  expect(event.seq === row.seq, where, `says in its bytes that it is event ${event.seq}`);
  return { ...row, side: event.side, recordedAt: event.recordedAt };
};

const readEvents = ({ events, stream, complete }: SharedChain): readonly Shown[] => {
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

const checkEnd = ({ head, complete }: SharedChain, last: Shown | undefined): void => {
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

const summary = ({ head, stream, complete }: SharedChain, shown: readonly Shown[]): string[] => [
  complete
    ? `valid: ${shown.length} events, the complete history`
    : `valid: ${shown.length} of ${head.seq} events, the history of one side`,
  `stream ${stream}`,
  `recorded from ${shown[0]?.recordedAt} to ${shown.at(-1)?.recordedAt}`,
  `head: event ${head.seq}, ${head.hash}`,
  ...withheld(shown, head.seq),
];

/** @throws Flaw */
export function verifySharedChain(chain: SharedChain): {
  readonly lines: readonly string[];
  readonly lastRecordedAt: string;
} {
  checkShape(chain.head, headShape, 'head');
  const shown = readEvents(chain);
  checkEnd(chain, shown.at(-1));
  if (!chain.complete) checkOneSide(shown);
  return { lines: summary(chain, shown), lastRecordedAt: shown.at(-1)?.recordedAt ?? '' };
}
