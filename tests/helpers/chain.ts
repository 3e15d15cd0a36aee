import { createHash } from 'node:crypto';
import type { Db } from '../../database/connection.ts';
import { select } from './sql.ts';

/** A row of `audit_event`, as stored. */
export type Link = {
  readonly stream_id: string;
  readonly seq: string;
  readonly side: string;
  readonly kind: string;
  readonly bytes: Buffer;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
};
export type Head = { readonly last_seq: string; readonly last_hash: Buffer };

export function linksOf(raw: Db, stream: string): Promise<readonly Link[]> {
  return select(
    raw,
    `select stream_id, seq, side, kind, bytes, prev_hash, hash from audit_event
     where stream_id = ? order by seq`,
    [stream],
  );
}

export async function headOf(raw: Db, stream: string): Promise<Head> {
  const sql = `select last_seq, last_hash from stream where id = ?`;
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

const faultOf = (link: Link, at: number, previous: Link | undefined): string | undefined => {
  const before = previous?.hash ?? Buffer.alloc(32);
  const event = JSON.parse(link.bytes.toString('utf8')) as Record<string, unknown>;
  if (Number(link.seq) !== at + 1) return 'a number is missing';
  if (!link.prev_hash.equals(before)) return 'does not hang on the link before';
  if (!link.hash.equals(linkHash(before, link.bytes))) return 'is not what was hashed';
  if (canonical(event) !== link.bytes.toString('utf8')) return 'is not canonical';
  const { stream, seq, side, kind } = event;
  const says = [stream, seq, side, kind];
  const stands = [link.stream_id, Number(link.seq), link.side, link.kind];
  return stands.every((value, index) => value === says[index]) ? undefined : 'says something else';
};

/**
 * Recomputes a chain from its bytes with nothing but SHA-256. @returns the first fault, none when
 * the chain is whole up to its head
 */
export function faultBetween(links: readonly Link[], head: Head): string | undefined {
  for (const [at, link] of links.entries()) {
    const fault = faultOf(link, at, links[at - 1]);
    if (fault) return `${at + 1}: ${fault}`;
  }
  const last = links.at(-1);
  if (Number(head.last_seq) !== links.length) return 'the head counts others';
  return last && !head.last_hash.equals(last.hash) ? 'the head is another' : undefined;
}

/** The same for a stream as it stands in the database. */
export async function faultIn(raw: Db, stream: string): Promise<string | undefined> {
  return faultBetween(await linksOf(raw, stream), await headOf(raw, stream));
}
