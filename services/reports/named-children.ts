import { decide } from '../../domain/access/decide.ts';
import { sideOf } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { ageAt } from '../../domain/report/age.ts';
import type { StatedChild } from '../../domain/report/report-content.ts';
import { readDataKeysOf, type StreamKey } from '../../database/acting/data-key-store.ts';
import { readOpenedContents } from '../../database/reports/many-reports-store.ts';
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

/** Those of opened reports, in as many statements as of one. */
export async function readSealedChildren(
  tx: Tx,
  reportIds: readonly string[],
): Promise<SealedChildren> {
  const [contents, keys] = await Promise.all([
    readOpenedContents(tx, reportIds),
    readDataKeysOf(tx, reportIds),
  ]);
  return { contents, keys };
}

/**
 * The child of a report, for a receiver who may read it; null before somebody has opened it, and when
 * its content or key is destroyed.
 */
export function childOf(
  { keyring }: Deps,
  { actor, at }: Call,
  report: ReportRow,
  { contents, keys }: SealedChildren,
): NamedChild | null {
  const mayRead = decide(actor, 'report.readContent', reportResource(report, [], at)).allow;
  const sealed = contents.get(report.id);
  const known = keys.get(report.id) ?? [];
  if (!mayRead || sideOf(actor) !== 'receiver' || !sealed || known.length === 0) return null;
  const frozen = openSeal(keyring, report.id, known).unseal(sealedContent(report.id), sealed);
  return namedChild(contentIn(frozen).child, at);
}
