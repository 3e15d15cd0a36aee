import { lockStream } from '../../../database/acting/stream-store.ts';
import type { FenceContext, Tx } from '../../../database/transaction.ts';
import { eventBytes, type EventContent } from '../../../platform/trail/event.ts';
import { headOfLane } from '../../../platform/trail/lanes.ts';
import { brokenCheck, refusedRight, tried } from './tried.ts';

/** A report with a trail, and who stands on both of its sides. */
export type Ground = {
  /** The report, which the sender has sent and the receiver has opened. */
  readonly stream: string;
  /** A report beyond the sender's border. */
  readonly foreign: string;
  readonly sender: FenceContext;
  readonly receiver: FenceContext;
};

type Lane = 'sender' | 'receiver' | 'both' | 'auditor';
type Change = Partial<EventContent> & { readonly lane?: Lane };

/** What the sender would rightly append next, with one thing about it changed. */
const nextEvent = async (tx: Tx, { stream, sender }: Ground, change: Change): Promise<Buffer> => {
  const head = await lockStream(tx, stream);
  if (!head) throw new Error('the stream is out of sight');
  const { lane = 'sender' } = change;
  return eventBytes({
    stream,
    lane,
    n: headOfLane(head, lane).n + 1,
    salt: 'ab'.repeat(16),
    after: lane === 'both' ? null : headOfLane(head, 'both').hash.toString('hex'),
    kind: 'reportRead',
    actor: sender.actorId,
    function: `teacher@${sender.organisationId}`,
    occurredAt: head.recordedAt,
    recordedAt: head.recordedAt,
    fact: null,
    dataHash: null,
    purpose: null,
    ...change,
  });
};

/**
 * Appends an event behind the sender's fence.
 *
 * @param to the stream that is named beside it
 * @returns how it was refused; undefined when it was not
 */
export async function append(
  tx: Tx,
  ground: Ground,
  change: Change,
  to = ground.stream,
): Promise<string | undefined> {
  const bytes = await nextEvent(tx, ground, change);
  const sql = `select append_events(?, ?, '{false}', '{false}')`;
  return (await tried(tx, sql, [to, [bytes]])).refused;
}

export type TrailAttempt = {
  readonly name: string;
  readonly change: (ground: Ground) => Change;
  /** The stream it is put into, where it is not the event's own. */
  readonly to?: (ground: Ground) => string;
  /** The SQLSTATE it is refused with; what is undefined goes through, as it should. */
  readonly refused: string | undefined;
};

const always = (change: Change) => (): Change => change;

/** What the sender's login tries to append to the trail. */
export const trailAttempts: readonly TrailAttempt[] = [
  { name: 'in the lane sender', change: always({ lane: 'sender' }), refused: undefined },
  { name: 'in the lane both', change: always({ lane: 'both' }), refused: undefined },
  { name: 'in the lane receiver', change: always({ lane: 'receiver' }), refused: refusedRight },
  { name: 'in the lane auditor', change: always({ lane: 'auditor' }), refused: refusedRight },
  {
    name: 'in another’s name',
    change: ({ receiver }) => ({ actor: receiver.actorId }),
    refused: refusedRight,
  },
  {
    name: 'in the system’s name',
    change: always({ actor: 'ladder', function: 'system/ladder' }),
    refused: refusedRight,
  },
  {
    name: 'that a person has opened it',
    change: always({ lane: 'both', kind: 'openedByPerson', actor: 'opening' }),
    refused: refusedRight,
  },
  { name: 'with a number left out', change: always({ n: 7_000 }), refused: brokenCheck },
  { name: 'with a number that is taken', change: always({ n: 0 }), refused: brokenCheck },
  {
    name: 'hung on another event',
    change: always({ after: 'ab'.repeat(32) }),
    refused: brokenCheck,
  },
  {
    name: 'that says another stream',
    change: always({ stream: '019a9c1e-8a00-7000-8000-000000000001' }),
    refused: brokenCheck,
  },
  {
    name: 'recorded in the future',
    change: always({ recordedAt: '2126-01-01T00:00:00.000Z' }),
    refused: brokenCheck,
  },
  {
    name: 'recorded before what came before',
    change: always({ recordedAt: '2020-01-01T00:00:00.000Z' }),
    refused: brokenCheck,
  },
  {
    name: 'in a stream beyond the border',
    change: ({ foreign }) => ({ stream: foreign, n: 1 }),
    to: ({ foreign }) => foreign,
    refused: refusedRight,
  },
];

/** What no login writes past the function that appends; `:id` is the report. */
export const directWrites: readonly (readonly [what: string, sql: string])[] = [
  [
    'an event without a link',
    `insert into audit_event (stream_id, seq, side, n, kind, bytes, prev_hash, hash)
     values (:id, 99, 'both', 99, 'reportRead', '', decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))`,
  ],
  ['the head of a stream', `update stream set last_seq = last_seq + 1 where id = :id`],
  ['the head of a lane', `update lane set n = n + 1 where stream_id = :id`],
  [
    'a lane of its own',
    `insert into lane (stream_id, side, n, hash, facts) values (:id, 'auditor', 9, decode(repeat('00', 32), 'hex'), 9)`,
  ],
];
