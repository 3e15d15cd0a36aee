import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../scripts/verify.ts';
import {
  anyHistory,
  asFile,
  chained,
  forSide,
  row,
  sideOf,
  stream,
  write,
  type HistoryExport,
  type Told,
} from '../helpers/written-history.ts';

const told = (side: Told['side'], later = 1000): Told => ({
  kind: 'reportRead',
  side,
  later,
  purpose: 'report.read',
});
/** sender, receiver, receiver, both, sender: seq 1 to 5. */
const journey = (['sender', 'receiver', 'receiver', 'both', 'sender'] as const).map((side) =>
  told(side),
);

const verify = (history: unknown): string => {
  const verdict = verifyHistory(() => asFile(history));
  return verdict.valid ? verdict.lines.join('\n') : verdict.problem;
};

describe('a valid history', () => {
  it('is told with its counts, its stream, its time span and its head', () => {
    const history = write(journey);
    expect(verifyHistory(() => asFile(history))).toEqual({
      valid: true,
      lines: [
        'valid: 5 events, the complete history',
        `stream ${stream}`,
        'recorded from 2026-11-20T22:58:01.000Z to 2026-11-20T22:58:05.000Z',
        `head: event 5, ${history.head.hash}`,
      ],
    });
  });

  it.each([
    [
      'sender',
      'valid: 3 of 5 events, the history of one side',
      ['after event 1: 2 events of the other side withheld'],
    ],
    [
      'receiver',
      'valid: 3 of 5 events, the history of one side',
      [
        'after event 0: 1 event of the other side withheld',
        'after event 4: 1 event of the other side withheld',
      ],
    ],
  ] as const)('of one side, the %s, names what is withheld', (side, first, gaps) => {
    const verdict = verifyHistory(() => asFile(forSide(write(journey), side)));
    expect(verdict.valid && verdict.lines[0]).toBe(first);
    expect(verdict.valid && verdict.lines.slice(4)).toEqual(gaps);
  });

  it('is accepted as the writer writes it, whatever it says, whole and for each side', () => {
    fc.assert(
      fc.property(anyHistory, fc.constantFrom('sender', 'receiver'), (history, side) => {
        expect(verifyHistory(() => asFile(history)).valid).toBe(true);
        const part = forSide(history, side);
        fc.pre(part.events.length > 0);
        expect(verifyHistory(() => asFile(part)).valid).toBe(true);
      }),
    );
  });
});

const flip = (file: Buffer, bit: number): Buffer => {
  const changed = Buffer.from(file);
  const at = bit % (file.length * 8);
  changed[at >> 3] = (file[at >> 3] ?? 0) ^ (1 << (at & 7));
  return changed;
};

type Field = 'bytes' | 'hash' | 'prevHash';

/** Flips one bit of one field of one event; null when the result is no UTF-8, so no JSON text. */
const flipField = (
  history: HistoryExport,
  at: { readonly index: number; readonly field: Field; readonly bit: number },
): HistoryExport | null => {
  const event = history.events[at.index];
  if (!event) return null;
  const flipped = flip(Buffer.from(event[at.field], 'utf8'), at.bit);
  const text = flipped.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(flipped)) return null;
  return { ...history, events: history.events.with(at.index, { ...event, [at.field]: text }) };
};

const somewhere = fc.record({
  index: fc.nat(7),
  field: fc.constantFrom<Field>('bytes', 'hash', 'prevHash'),
  bit: fc.nat(100_000),
});

describe('a changed history', () => {
  it('is rejected for any single bit of the file', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(1_000_000), (history, bit) => {
        const verdict = verifyHistory(() => flip(asFile(history), bit));
        expect(verdict).toMatchObject({
          valid: false,
          problem: expect.stringMatching(/^(event( at place)? \d+(, bytes)?|head|file): ./),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('is rejected at the very event for any single bit of its bytes, hash or previous hash', () => {
    fc.assert(
      fc.property(anyHistory, somewhere, (history, at) => {
        const index = at.index % history.events.length;
        const changed = flipField(history, { ...at, index });
        fc.pre(changed !== null);
        const place = `event (at place )?${index + 1}(, bytes)?: `;
        expect(verify(changed)).toMatch(new RegExp(`^${place}`));
      }),
      { numRuns: 500 },
    );
  });

  it('is rejected so in the history of one side too', () => {
    fc.assert(
      fc.property(anyHistory, somewhere, (whole, at) => {
        const history = forSide(whole, 'receiver');
        fc.pre(history.events.length > 0);
        const index = at.index % history.events.length;
        const changed = flipField(history, { ...at, index });
        fc.pre(changed !== null);
        const seq = history.events[index]?.seq;
        expect(verify(changed)).toMatch(
          new RegExp(`^event (${seq}|at place ${index + 1})(, bytes)?: `),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is rejected when one event is dropped, and says which', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(7), (history, n) => {
        const index = n % history.events.length;
        const events = history.events.toSpliced(index, 1);
        const isLast = index === events.length;
        expect(verify({ ...history, events })).toBe(
          isLast
            ? `head: names event ${index + 1}, but the history ends with event ${index}`
            : `event ${index + 1}: is missing`,
        );
      }),
    );
  });

  it('is rejected when its end is cut off', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(7), (history, n) => {
        const kept = 1 + (n % (history.events.length - 1));
        expect(verify({ ...history, events: history.events.slice(0, kept) })).toBe(
          `head: names event ${history.head.seq}, but the history ends with event ${kept}`,
        );
      }),
    );
  });

  it('is rejected when two events have changed places, at the first of them', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(7), fc.nat(7), (history, n, m) => {
        const i = Math.min(n % history.events.length, m % history.events.length);
        const j = Math.max(n % history.events.length, m % history.events.length);
        fc.pre(i !== j);
        const [a, b] = [history.events[i], history.events[j]];
        fc.pre(a !== undefined && b !== undefined);
        const events = history.events.with(i, b).with(j, a);
        expect(verify({ ...history, events })).toBe(`event ${i + 1}: is missing`);
      }),
    );
  });

  it('is rejected when an event is put in, even one with a hash of its own', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(7), fc.boolean(), (history, n, copied) => {
        const index = n % history.events.length;
        const [before, next] = [history.events[index - 1], history.events[index]];
        fc.pre(next !== undefined);
        const at = Date.parse('2026-11-20T22:58:00.000Z');
        const forged = row(before?.hash ?? '00'.repeat(32), index + 1, {
          told: told('both'),
          at: before
            ? Date.parse((JSON.parse(before.bytes) as Told & { recordedAt: string }).recordedAt)
            : at,
        });
        const events = history.events.toSpliced(index, 0, copied ? next : forged);
        expect(verify({ ...history, events })).toBe(
          `event ${index + 1}: stands after event ${index + 1}`,
        );
      }),
    );
  });

  it('is rejected when an event is replaced by another, where the chain then breaks', () => {
    const history = write(journey);
    const other = write(journey.with(2, { ...told('receiver'), purpose: 'something else' }));
    const events = history.events.with(2, other.events[2] ?? history.events[0]!);
    expect(verify({ ...history, events })).toBe('event 4: does not hang on event 3');
  });

  it('is rejected at the head when everything from an event on was written anew', () => {
    const history = write(journey);
    const other = write(journey.with(2, { ...told('receiver'), purpose: 'something else' }));
    expect(verify({ ...other, head: history.head })).toBe('head: its hash is not that of event 5');
  });

  it('is rejected when it claims to be complete and is not', () => {
    expect(verify({ ...forSide(write(journey), 'sender'), complete: true })).toBe(
      'event 2: is missing',
    );
  });

  it('is rejected when it claims to be of one side and shows both', () => {
    const { events, ...history } = write(journey);
    expect(verify({ ...history, complete: false, events: events.toSpliced(3, 1) })).toBe(
      'event 2: is of another side than sender',
    );
  });

  it('is rejected when one side’s history goes beyond the head it names', () => {
    const history = forSide(write(journey), 'sender');
    expect(verify({ ...history, head: { ...history.head, seq: 4 } })).toBe(
      'head: names event 4, but the history ends with event 5',
    );
  });
});

/** Every chain here is whole and every hash right: only what the event says of itself is wrong. */
describe('an event that is well hashed and yet wrong', () => {
  it.each([
    ['says another place', { 3: { seq: 4 } }, 'event 3: says in its bytes that it is event 4'],
    ['is of another stream', { 2: { stream: 'other' } }, 'event 2: belongs to another stream'],
    [
      'was recorded before the one before it',
      { 4: { recordedAt: '2026-11-20T22:58:02.999Z' } },
      'event 4: was recorded before event 3',
    ],
    [
      'says more than the format knows',
      { 5: { note: 'x' } },
      'event 5, bytes: has an unknown member "note"',
    ],
  ])('%s', (_, change, problem) => {
    expect(verify(write(journey, change))).toBe(problem);
  });

  it.each([
    ['v', 2],
    ['stream', null],
    ['seq', '2'],
    ['kind', 7],
    ['side', 'family'],
    ['actor', null],
    ['function', undefined],
    ['occurredAt', '2026-11-20T25:00:00.000Z'],
    ['recordedAt', '2026-11-20T22:58:02Z'],
    ['fact', 7],
    ['dataHash', 'AB'.repeat(32)],
    ['purpose', undefined],
  ])('has a %s that the format does not know', (name, value) => {
    expect(verify(write(journey, { 2: { [name]: value } }))).toBe(
      `event 2, bytes: its "${name}" is not as the format says`,
    );
  });

  it('has half a character where its hash knows none', () => {
    const [first, ...rest] = write([{ ...told('both'), purpose: '\ufffd' }]).events;
    const bytes = first?.bytes.replace('\ufffd', '\ud800');
    expect(verify({ ...write(journey.slice(0, 1)), events: [{ ...first, bytes }, ...rest] })).toBe(
      'event at place 1: its "bytes" is not as the format says',
    );
  });

  it('may have happened earlier than the one before it: only the recording is in order', () => {
    const history = write(journey, { 4: { occurredAt: '2026-11-20T08:00:00.000Z' } });
    expect(verify(history)).toMatch(/^valid: 5 events/);
  });

  const [first] = write(journey).events;
  const bytes = first?.bytes ?? '';
  it.each([
    ['a space between', bytes.replace('"v":1', '"v": 1')],
    ['its members in another order', bytes.replace(/^{(.*),("v":1)}$/, '{$2,$1}')],
    ['a number written otherwise', bytes.replace('"v":1', '"v":1.0')],
    ['a letter in two parts', bytes.replace('report.read', 'l\u00e4st'.normalize('NFD'))],
    ['a needless escape', bytes.replace('report.read', String.raw`\u0072eport.read`)],
  ])('is not canonical JSON: %s', (_, changed) => {
    expect(changed).not.toBe(bytes);
    const history = write(journey.slice(0, 1));
    const event = chained('00'.repeat(32), 1, changed);
    expect(verify({ ...history, events: [event], head: { seq: 1, hash: event.hash } })).toBe(
      'event 1: its bytes are not canonical JSON',
    );
  });
});

describe('a member that is written twice, of which readers may take either', () => {
  const whole = asFile(write(journey)).toString('utf8');
  const rejects = (text: string, problem: string): void => {
    expect(text).not.toBe(whole);
    expect(verifyHistory(() => Buffer.from(text))).toEqual({ valid: false, problem });
  };

  it.each([
    ['of the file, the other one first', whole.replace('{', '{"events":[],')],
    ['of the file, the same twice', whole.replace('{', '{"format":"anmalan-history/1",')],
    ['of the head', whole.replace('"head":{', '"head":{"seq":1,')],
    ['of an event', whole.replace('{"seq":1,', '{"seq":1,"bytes":"{}",')],
    ['of an event, its name escaped', whole.replace('{"seq":1,', '{"s\\u0065q":9,"seq":1,')],
    ['with members of its own', whole.replace('"head":', '"head":{"seq":{"a":1}},"head":')],
    ['that is dangerous to some readers', whole.replace('{', '{"__proto__":{},"__proto__":{},')],
  ])('is rejected: %s', (_, text) => rejects(text, 'file: has a member twice'));

  it('is rejected in the bytes of an event, however well they are hashed', () => {
    const bytes = write(journey).events[0]?.bytes.replace('"v":1', '"v":1,"v":1') ?? '';
    const event = chained('00'.repeat(32), 1, bytes);
    const head = { seq: 1, hash: event.hash };
    expect(verify({ ...write(journey), events: [event], head })).toBe(
      'event 1, bytes: has a member twice',
    );
  });

  it('is not seen where a text only looks like one', () => {
    const purpose = '{"a":1,"a":2} \\" : \\\\';
    const history = write([{ ...told('both'), purpose }, told('both')]);
    expect(verify(history)).toMatch(/^valid: 2 events/);
  });
});

describe('a file that is no history', () => {
  it.each([
    ['empty', '', 'file: is not JSON'],
    ['no JSON', '{', 'file: is not JSON'],
    ['null', 'null', 'file: its "format" is not as the format says'],
    ['a list', '[1]', 'file: has an unknown member "0"'],
    ['another format', '{"format":"tlog"}', 'file: its "format" is not as the format says'],
  ])('is rejected: %s', (_, text, problem) => {
    expect(verifyHistory(() => Buffer.from(text))).toEqual({ valid: false, problem });
  });

  it('is rejected: no UTF-8', () => {
    const verdict = verifyHistory(() => Buffer.from([0xff, 0xfe]));
    expect(verdict).toEqual({ valid: false, problem: 'file: cannot be read as UTF-8' });
  });

  it.each([
    ['stream', 7],
    ['complete', 'yes'],
    ['head', null],
    ['events', {}],
  ])('is rejected: a history whose %s is none', (name, value) => {
    expect(verify({ ...write(journey), [name]: value })).toBe(
      `file: its "${name}" is not as the format says`,
    );
  });

  it.each([
    ['seq', 5.5],
    ['hash', 'none'],
  ])('is rejected: a head whose %s is none', (name, value) => {
    const history = write(journey);
    expect(verify({ ...history, head: { ...history.head, [name]: value } })).toBe(
      `head: its "${name}" is not as the format says`,
    );
  });

  it('is rejected: a history without any event', () => {
    const history = write(journey);
    expect(verify({ ...history, events: [] })).toBe('file: shows no event');
  });
});

describe('the command', () => {
  let folder: string;
  const script = fileURLToPath(new URL('../../scripts/verify.ts', import.meta.url));
  const run = (args: readonly string[], input?: Buffer): { status: number | null; out: string } => {
    const { status, stdout } = spawnSync(process.execPath, [script, ...args], {
      input,
      encoding: 'utf8',
      env: {},
    });
    return { status, out: stdout };
  };
  const stored = (name: string, content: Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'anmalan-verify-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('exits with 0 for a valid history and leaves the file as it was', () => {
    const file = asFile(write(journey));
    const path = stored('valid.json', file);
    expect(run([path])).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^valid: 5 events/),
    });
    expect(readFileSync(path)).toEqual(file);
  });

  it('reads standard input for -', () => {
    expect(run(['-'], asFile(write(journey))).status).toBe(0);
  });

  it('exits with 1 and says where for a history of which one byte was changed', () => {
    const history = write(journey);
    const text = JSON.stringify(history).replace('reportRead', 'reportRear');
    expect(run([stored('changed.json', Buffer.from(text))])).toEqual({
      status: 1,
      out: 'not valid: event 1: its hash is not that of its bytes\n',
    });
  });

  it.each([
    ['no file', [], 2],
    ['two files', ['a', 'b'], 2],
    ['a file that is not there', ['nowhere.json'], 1],
  ])('does not exit with 0 for %s', (_, args, status) => {
    expect(run(args).status).toBe(status);
  });
});

describe('what each side is shown', () => {
  it('is its own and what crosses: the helper of these tests does as the fence does', () => {
    const sides = forSide(write(journey), 'receiver').events.map(sideOf);
    expect(sides).toEqual(['receiver', 'receiver', 'both']);
  });
});
