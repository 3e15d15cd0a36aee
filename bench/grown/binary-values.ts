/** Milliseconds from 1970 to 2000, where PostgreSQL begins to count. */
const epoch = Date.UTC(2000, 0, 1);

const int64 = (value: bigint): Buffer => {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigInt64BE(value);
  return bytes;
};

const int32 = (value: number): Buffer => {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32BE(value);
  return bytes;
};

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

/** @param text with or without hyphens */
export function uuidValue(text: string): Buffer {
  return Buffer.from(text.replaceAll('-', ''), 'hex');
}

/** Microseconds since 2000 of a `timestamptz` as PostgreSQL writes it in UTC. */
export function microsecondsOf(text: string): bigint {
  const [, seconds = '', fraction = ''] = /^(.{19})(?:\.(\d+))?\+00$/.exec(text) ?? [];
  const at = Date.parse(`${seconds.replace(' ', 'T')}Z`);
  if (Number.isNaN(at)) throw new Error(`no instant of UTC: ${text}`);
  return BigInt(at - epoch) * 1000n + BigInt(fraction.padEnd(6, '0'));
}

/** @param at microseconds since 2000 */
export function instantValue(at: bigint): Buffer {
  return int64(at);
}

/** An array of plain words: `{rektor,kurator}`. */
const textsValue = (text: string): Buffer => {
  const words = text === '{}' ? [] : text.slice(1, -1).split(',');
  const head = [words.length > 0 ? 1 : 0, 0, oids.text];
  const size = words.length > 0 ? [words.length, 1] : [];
  return Buffer.concat([
    ...[...head, ...size].map(int32),
    ...words.flatMap((word) => [int32(Buffer.byteLength(word)), utf8(word)]),
  ]);
};

/** Numbers of the types in PostgreSQL's catalogue that our tables use. */
export const oids = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int4: 23,
  text: 25,
  texts: 1009,
  instant: 1184,
  uuid: 2950,
  json: 3802,
} as const;

const written: Readonly<Record<number, (text: string) => Buffer>> = {
  [oids.bool]: (text) => Buffer.from([text === 't' ? 1 : 0]),
  [oids.bytea]: (text) => Buffer.from(text.slice(2), 'hex'),
  [oids.int8]: (text) => int64(BigInt(text)),
  [oids.int4]: (text) => int32(Number(text)),
  [oids.text]: utf8,
  [oids.texts]: textsValue,
  [oids.instant]: (text) => instantValue(microsecondsOf(text)),
  [oids.uuid]: uuidValue,
  // The first byte is the version of the form.
  [oids.json]: (text) => Buffer.concat([Buffer.from([1]), utf8(text)]),
};

/**
 * The binary form of a value that PostgreSQL gave as text.
 *
 * @param oid the number of its type
 */
export function valueOf(oid: number, text: string): Buffer {
  const write = written[oid];
  if (!write) throw new Error(`no binary form for values of type ${oid}`);
  return write(text);
}
