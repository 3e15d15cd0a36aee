import { createHash } from 'node:crypto';
import type { Db } from '../../database/connection.ts';
import { select } from './sql.ts';

/** A row of `audit_event`, as stored. `n` is null in the chain that all sides once shared. */
export type Link = {
  readonly stream_id: string;
  readonly seq: string;
  readonly side: string;
  readonly n: string | null;
  readonly kind: string;
  readonly bytes: Buffer;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
};
export type Head = {
  readonly last_seq: string;
  readonly first_seq: string;
  readonly first_hash: Buffer;
  readonly lanes: readonly { readonly side: string; readonly n: number; readonly hash: string }[];
};

export function linksOf(raw: Db, stream: string): Promise<readonly Link[]> {
  return select(
    raw,
    `select stream_id, seq, side, n, kind, bytes, prev_hash, hash from audit_event
     where stream_id = ? order by seq`,
    [stream],
  );
}

export async function headOf(raw: Db, stream: string): Promise<Head> {
  const sql = `select last_seq, first_seq, first_hash,
      (select coalesce(json_agg(json_build_object('side', side, 'n', n, 'hash', encode(hash, 'hex'))), '[]')
       from lane where stream_id = id) as lanes
    from stream where id = ?`;
  const [head] = await select<Head>(raw, sql, [stream]);
  if (!head) throw new Error('no such stream');
  return head;
}

const linkHash = (previous: Buffer, bytes: Buffer): Buffer =>
  createHash('sha256')
    .update(Buffer.from([0x01]))
    .update(previous)
    .update(bytes)
    .digest();

/** RFC 8785 for what an event holds: strings, whole numbers and null, one level deep. */
const canonical = (event: Readonly<Record<string, unknown>>): string =>
  `{${Object.keys(event)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${JSON.stringify(event[key])}`)
    .join(',')}}`;

/** Where the link must stand, told by the links before it. */
type Place = { readonly number: number; readonly before: Buffer; readonly after: string | null };

const faultOf = (link: Link, { number, before, after }: Place): string | undefined => {
  const event = JSON.parse(link.bytes.toString('utf8')) as Record<string, unknown>;
  if (!link.prev_hash.equals(before)) return 'does not hang on the link before';
  if (!link.hash.equals(linkHash(before, link.bytes))) return 'is not what was hashed';
  if (canonical(event) !== link.bytes.toString('utf8')) return 'is not canonical';
  const says =
    link.n === null
      ? [event['v'], event['stream'], event['seq'], event['side'], event['kind'], null]
      : [event['v'], event['stream'], event['n'], event['lane'], event['kind'], event['after']];
  const stands = [link.n === null ? 1 : 2, link.stream_id, number, link.side, link.kind, after];
  return stands.every((value, index) => value === says[index]) ? undefined : 'says something else';
};

/**
 * Recomputes the chains of a stream from their bytes with nothing but SHA-256. @returns the first
 * fault, none when every chain is whole up to its head
 */
export function faultBetween(links: readonly Link[], head: Head): string | undefined {
  const zeros = Buffer.alloc(32);
  const lanes = new Map<string, { n: number; hash: Buffer }>();
  const laneOf = (side: string) => lanes.get(side) ?? { n: 0, hash: head.first_hash };
  const shared = links.filter(({ n }) => n === null);
  for (const [at, link] of links.entries()) {
    const number = at + 1;
    if (Number(link.seq) !== number) return `${number}: a number is missing`;
    const lane = laneOf(link.side);
    const after = link.side === 'both' ? null : laneOf('both').hash.toString('hex');
    const fault =
      link.n === null
        ? faultOf(link, { number, before: links[at - 1]?.hash ?? zeros, after: null })
        : faultOf(link, { number: lane.n + 1, before: lane.hash, after });
    if (fault) return `${number}: ${fault}`;
    if (link.n !== null) lanes.set(link.side, { n: lane.n + 1, hash: link.hash });
  }
  if (Number(head.last_seq) !== links.length) return 'the head counts others';
  if (Number(head.first_seq) !== shared.length) return 'the shared chain ends elsewhere';
  if (!head.first_hash.equals(shared.at(-1)?.hash ?? zeros)) return 'the shared head is another';
  const wrong = head.lanes.find(
    ({ side, n, hash }) => laneOf(side).n !== n || laneOf(side).hash.toString('hex') !== hash,
  );
  return wrong && `the head of the lane ${wrong.side} is another`;
}

/** The same for a stream as it stands in the database. */
export async function faultIn(raw: Db, stream: string): Promise<string | undefined> {
  return faultBetween(await linksOf(raw, stream), await headOf(raw, stream));
}
