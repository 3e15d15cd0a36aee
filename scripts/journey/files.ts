import { createHash } from 'node:crypto';
import type { Case, StatedFile, Step } from './case-file.ts';
import { Difference, expectSame } from './difference.ts';
import type { JourneyParts, Scene } from './look.ts';

/** A photograph of that many bytes: the beginning of a JPEG, and numbers that never repeat. */
const photograph = (size: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  for (let at = 4; at + 4 <= size; at += 4) view.setUint32(at, Math.imul(at, 2654435761) >>> 0);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
};

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

type UploadSeen = {
  readonly received: number;
  readonly state: string;
  readonly type: string | null;
  readonly sha256: string | null;
};

/** How often an upload may begin anew where it was cut off. */
const mostTries = 50;

/**
 * Uploads one file as somebody on a bad line does: the connection breaks after so many bytes of each
 * try, and the next one goes on from where the file has come to.
 *
 * @returns its id
 */
const upload = async (
  { api, say }: JourneyParts,
  login: string,
  { name, size, cutAfter }: StatedFile,
): Promise<string> => {
  const bytes = photograph(size);
  const begun = await api.post(login, '/attachments', { name, size });
  expectSame(`upload of ${name}`, 201, begun.status === 201 ? 201 : begun.body);
  const { id } = begun.body as { readonly id: string };
  const path = `/attachments/${id}`;
  const seen = async (): Promise<UploadSeen> => (await api.get(login, path)).body as UploadSeen;
  let now = await seen();
  let cuts = 0;
  for (let tried = 0; now.state !== 'ready' && tried < mostTries; tried += 1) {
    const rest = bytes.subarray(now.received);
    const cut = cutAfter[tried];
    const reply = await api.sendBytes(login, `${path}/parts?offset=${now.received}`, rest, cut);
    if (cut !== undefined && reply) throw new Difference(`part of ${name}`, 'a break', reply.body);
    if (reply && reply.status !== 200) throw new Difference(`part of ${name}`, 200, reply.body);
    const { received } = now;
    now = await seen();
    // A piece may be on its way when the line breaks; what had come before it stays.
    if (cut !== undefined && now.received > received && now.received < size) cuts += 1;
  }
  expectSame(
    `upload of ${name}`,
    { state: 'ready', type: 'image/jpeg', sha256: hashOf(bytes) },
    { state: now.state, type: now.type, sha256: now.sha256 },
  );
  say(`  ${login} uploaded ${name}, ${size} bytes, cut off ${cuts} times`);
  return id;
};

/** Uploads what goes with the report of a case. @returns how its body names them */
export async function uploadFiles(
  parts: JourneyParts,
  { sender, files = [] }: Case,
): Promise<readonly { readonly id: string }[]> {
  const named = [];
  for (const file of files) named.push({ id: await upload(parts, sender, file) });
  return named;
}

/** Fetches every file of the case as this login, and compares it byte for byte. */
export async function fetchFiles(
  { parts, of, at }: Scene,
  { as, expect: expected = {} }: Step,
): Promise<void> {
  for (const [index, { size }] of (of.files ?? []).entries()) {
    const path = `/reports/${at.report}/attachments/${at.files?.[index] ?? 'none'}`;
    const { status, body } = await parts.api.get(as, path);
    if (expected.refused) {
      const { code: problem } = body as { readonly code?: string };
      expectSame(`fetching by ${as}`, expected.refused, { status, problem });
      continue;
    }
    expectSame(`fetching by ${as}`, 200, status === 200 ? 200 : body);
    const fetched = new Uint8Array(body as ArrayBuffer);
    expectSame(`bytes for ${as}`, hashOf(photograph(size)), hashOf(fetched));
  }
}
