import { inspectText, type Inspector, type Verdict } from './inspector.ts';

/** Characters that no written text has. */
// oxlint-disable-next-line no-control-regex
const control = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/;

/** Takes text in UTF-8 alone, so that everybody reads the same words; else it is of no known type. */
export function inspectPlain(): Inspector {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let found: Verdict = 'fine';
  const decode = (piece: Buffer | undefined): void => {
    try {
      const text = piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
      if (control.test(text)) found = 'unknown';
    } catch {
      found = 'unknown';
    }
  };
  return {
    take: decode,
    verdict: () => {
      decode(undefined);
      return found;
    },
  };
}

const track = /hdlr.{8}(vide|soun)/gs;

/** Takes an MP4 with sound and without pictures that move. */
export function inspectMp4(): Inspector {
  const tracks = new Set<string>();
  return inspectText({
    see: (text) => {
      for (const [, kind = ''] of text.matchAll(track)) tracks.add(kind);
    },
    verdict: () => (tracks.has('soun') && !tracks.has('vide') ? 'fine' : 'unknown'),
  });
}
