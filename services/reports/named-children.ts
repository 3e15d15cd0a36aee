import { decide } from '../../domain/access/decide.ts';
import { sideOf } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { ageAt } from '../../domain/report/age.ts';
import type { StatedChild } from '../../domain/report/report-content.ts';
import { readDataKeysOf, type StreamKey } from '../../database/acting/data-key-store.ts';
import { readContents } from '../../database/reports/many-reports-store.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { openSeal } from '../acting/seal.ts';
import { isStated } from './child-index.ts';
import { contentIn, sealedContent } from './report-content.ts';
import { reportResource } from './report-stream.ts';

/** A child as a heading names it. Null is what the report does not tell. */
export type NamedChild = {
  readonly givenName: string | null;
  readonly familyName: string | null;
  /** Whole years on the local date. */
  readonly age: number | null;
  readonly unborn: boolean;
};

/** What somebody stated, but for *vet inte*. */
export function stated(text: string | null): string | null {
  return isStated(text) ? text : null;
}

export function namedChild(child: StatedChild, at: Instant): NamedChild {
  return {
    givenName: stated(child.givenName),
    familyName: stated(child.familyName),
    age: ageAt(child, at),
    unborn: child.unborn,
  };
}

/** What children of several reports are read from, as it is stored. */
export type SealedChildren = {
  readonly contents: ReadonlyMap<string, Buffer>;
  readonly keys: ReadonlyMap<string, readonly StreamKey[]>;
};

/**
 * Those of these reports, in as many statements as of one; for a receiver, of those that somebody has
 * opened.
 */
export async function readSealedChildren(
  tx: Tx,
  { actor }: Call,
  reportIds: readonly string[],
): Promise<SealedChildren> {
  const opened = sideOf(actor) !== 'sender';
  const [contents, keys] = await Promise.all([
    readContents(tx, reportIds, { opened }),
    readDataKeysOf(tx, reportIds),
  ]);
  return { contents, keys };
}

/**
 * The child of a report, for whoever may read it; null for a receiver before somebody has opened it,
 * and when its content or key is destroyed.
 *
 * @param asks the duties to co-sign it that the caller sees, by which a deputy may read it
 */
export function childOf(
  { keyring }: Deps,
  { actor, at }: Call,
  of: { readonly report: ReportRow; readonly asks: readonly DutyRow[] },
  { contents, keys }: SealedChildren,
): NamedChild | null {
  const { report } = of;
  const resource = reportResource(report, of.asks, at);
  if (!decide(actor, 'report.readContent', resource).allow) return null;
  const isEnvelope = sideOf(actor) === 'receiver' && report.status === 'received';
  const sealed = contents.get(report.id);
  const known = keys.get(report.id) ?? [];
  if (isEnvelope || !sealed || known.length === 0) return null;
  const frozen = openSeal(keyring, report.id, known).unseal(sealedContent(report.id), sealed);
  return namedChild(contentIn(frozen).child, at);
}
