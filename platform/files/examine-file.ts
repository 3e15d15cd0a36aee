import { foundType, headLength, type FoundType } from './found-type.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { inspectMp4, inspectPlain } from './inspect-plain.ts';
import { inspectSvg } from './inspect-svg.ts';
import type { Inspector, Verdict } from './inspector.ts';

type InertType = Extract<FoundType, { is: 'inert' }>['type'];
type Inspected = 'application/pdf' | 'image/svg+xml' | 'text/plain' | 'audio/mp4';

/** What a file is; or why nobody can be let have it. */
export type Examined =
  | { readonly is: 'taken'; readonly type: InertType | Inspected }
  | { readonly is: 'office' | Exclude<Verdict, 'fine'> };

export type Examination = {
  readonly take: (piece: Buffer) => Promise<void>;
  readonly end: () => Promise<Examined>;
};

const inspectors: Readonly<
  Record<'pdf' | 'svg' | 'text' | 'mp4', readonly [() => Inspector, Inspected]>
> = {
  pdf: [inspectPdf, 'application/pdf'],
  svg: [inspectSvg, 'image/svg+xml'],
  text: [inspectPlain, 'text/plain'],
  mp4: [inspectMp4, 'audio/mp4'],
};

const judgeBy = (
  found: FoundType,
): { readonly take?: Inspector['take']; readonly end: () => Examined } => {
  if (found.is === 'inert') return { end: () => ({ is: 'taken', type: found.type }) };
  const { is } = found;
  if (is === 'office' || is === 'active' || is === 'unknown') return { end: () => ({ is }) };
  const [inspect, type] = inspectors[is];
  const { take, verdict } = inspect();
  const end = (): Examined => {
    const judged = verdict();
    return judged === 'fine' ? { is: 'taken', type } : { is: judged };
  };
  return { take, end };
};

/**
 * Finds out from the bytes what a file is, whatever its name says, and whether it can run anything. It
 * is given piece by piece, and keeps none of them but the first `headLength` bytes.
 */
export function examineFile(): Examination {
  let head = Buffer.alloc(0);
  let judge: ReturnType<typeof judgeBy> | undefined;
  const begin = async (): Promise<NonNullable<typeof judge>> => {
    judge = judgeBy(await foundType(head.subarray(0, headLength)));
    judge.take?.(head);
    head = Buffer.alloc(0);
    return judge;
  };
  return {
    take: async (piece) => {
      if (judge) {
        judge.take?.(piece);
        return;
      }
      head = Buffer.concat([head, piece]);
      if (head.length >= headLength) await begin();
    },
    end: async () => (judge ?? (await begin())).end(),
  };
}
