import { counting } from '../../domain/acting/fold.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { Conflict, Forbidden, NotFound } from '../../domain/errors.ts';
import type { NamedArea } from '../../domain/settings/areas.ts';
import type { Supplement, SupplementReading } from '../../domain/reports/records.ts';
import { readFactsAbout } from '../../database/acting/fact-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { etagOf } from '../acting/etag.ts';
import { openFact, type OpenedFact } from '../acting/opened-fact.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { refuseDeed } from './refuse-deed.ts';
import { refuseUnopened } from './refuse-unopened.ts';
import { lookAtReport, settingsOf } from './report-stream.ts';
import type { SupplementRef } from './supplements.ts';

const kinds = ['supplementAdded', 'reportConfirmed', 'supplementRead'] as const;
type Opened = OpenedFact<(typeof kinds)[number]>;

export type SupplementView = {
  readonly id: string;
  readonly reference: string;
  readonly supplementId: string;
  readonly cameAt: Instant;
  /** What was added; null where it is the written report after a call, which is read by itself. */
  readonly added: Supplement | null;
  /** The id of that written report; null for what was added. */
  readonly writtenId: string | null;
  /** What its reader answered; null while nobody has read it. */
  readonly reading: (SupplementReading & { readonly at: Instant }) | null;
  /** Whether the caller may answer now. */
  readonly mayAnswer: boolean;
  readonly areas: readonly NamedArea[];
  readonly etag: number;
};

const mayAnswer = (call: Call, locked: Locked<ReportRow>): boolean => {
  try {
    refuseDeed(call, locked, 'supplementRead');
    return true;
  } catch (error) {
    if (error instanceof Forbidden || error instanceof Conflict) return false;
    throw error;
  }
};

const readingIn = (facts: readonly Opened[]): SupplementView['reading'] => {
  const read = facts.findLast((fact) => fact.kind === 'supplementRead');
  return read ? { ...read.secret, at: read.occurredAt } : null;
};

/**
 * Shows what came in besides the report, and what its reader answered.
 *
 * @throws NotFound for an unknown supplement; Forbidden; Conflict `not-opened`
 */
export function viewSupplement(
  deps: Deps,
  call: Call,
  { reportId, supplementId }: SupplementRef,
): Promise<SupplementView> {
  const purpose = 'intake.read: supplement';
  const look = { reportId, action: 'intake.read', kind: 'contentRead', purpose } as const;
  return lookAtReport(deps, call, look, async (tx, locked) => {
    const { row, seal, head } = locked;
    refuseUnopened(call, row);
    const of = { streamId: reportId, kinds, id: supplementId };
    const rows = counting(await readFactsAbout(tx, of));
    const facts = rows.map((fact) => openFact<Opened['kind']>(seal(), fact));
    const added = facts.find(({ id }) => id === supplementId);
    if (!added || added.kind === 'supplementRead') throw new NotFound();
    return {
      id: reportId,
      reference: row.reference,
      supplementId,
      cameAt: added.occurredAt,
      added: added.kind === 'supplementAdded' ? added.secret : null,
      writtenId: added.kind === 'reportConfirmed' ? added.about : null,
      reading: readingIn(facts),
      mayAnswer: mayAnswer(call, locked),
      areas: settingsOf(deps, row).areas,
      etag: etagOf(call.actor, head),
    };
  });
}
