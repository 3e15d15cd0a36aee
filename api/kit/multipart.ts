import type { Request } from 'express';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';

/** One file of a form, whose bytes come as they are asked for. */
export type SentFile = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };

const limits = { fields: 10, fieldSize: 1_000, headerPairs: 20 };

/** Whether a form is sent that has files in it. */
export function hasFiles(req: Request): boolean {
  return req.is('multipart/form-data') === 'multipart/form-data';
}

/** Whoever stops reading does not end the stream, for whose end the form would wait in vain. */
const chunksOf = (bytes: Readable): AsyncIterable<Uint8Array> =>
  bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;

/** Reads what is left and throws it away. */
const drain = async (bytes: Readable): Promise<void> => {
  const left = chunksOf(bytes)[Symbol.asyncIterator]();
  while ((await left.next()).done !== true);
};

/**
 * Takes the files of a form one after the other as they come. No more of one is in memory than the
 * connection holds, and the next does not come before the last is done with. A field in which no file
 * was chosen is passed over.
 *
 * @param take done with a file when it resolves; what it leaves unread is thrown away
 * @param most of them that are taken; the rest is thrown away
 * @throws what `take` throws, once all has come; Error for a form that is cut off or cannot be read
 */
export async function takeFiles(
  req: Request,
  { most }: { readonly most: number },
  take: (file: SentFile) => Promise<void>,
): Promise<{ readonly leftOut: boolean }> {
  const parser = busboy({
    headers: req.headers,
    defParamCharset: 'utf8',
    limits: { ...limits, files: most },
  });
  let work = Promise.resolve();
  let leftOut = false;
  parser.on('filesLimit', () => (leftOut = true));
  parser.on('file', (_field, bytes, { filename }) => {
    // A connection that breaks is told of by whoever reads the file, and by the form as a whole.
    bytes.on('error', () => undefined);
    const sent = { name: filename?.trim() ?? '', bytes: chunksOf(bytes) };
    const before = work;
    const taken = async (): Promise<void> => {
      try {
        await before;
        if (sent.name !== '') await take(sent);
      } finally {
        await drain(bytes);
      }
    };
    work = taken();
    // Whoever waits for the form hears of it in the end.
    work.catch(() => undefined);
  });
  await pipeline(req, parser);
  await work;
  return { leftOut };
}
