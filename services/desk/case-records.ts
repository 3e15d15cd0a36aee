import { inSight } from '../../domain/access/in-sight.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Found } from '../../domain/intake/records.ts';
import {
  readHeadsAbout,
  readNewestHeads,
  type FactHead,
} from '../../database/acting/fact-head-store.ts';
import type { StreamHead } from '../../database/acting/stream-store.ts';
import { readReports } from '../../database/reports/many-reports-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { OpenedFact } from '../acting/opened-fact.ts';
import { shownBeside, type Listed } from '../acting/page.ts';

/** What has come in besides the report itself, and whether somebody has read it. */
export type CaseSupplement = {
  readonly id: string;
  /** A supplement, or the written report after a call, whose own id is then `writtenId`. */
  readonly is: 'supplement' | 'writtenReport';
  readonly writtenId: string | null;
  readonly at: Instant;
  readonly readAt: Instant | null;
};

const supplementOf =
  (readings: readonly FactHead[]) =>
  ({ id, kind, about, occurredAt }: FactHead): CaseSupplement => ({
    id,
    is: kind === 'reportConfirmed' ? 'writtenReport' : 'supplement',
    writtenId: kind === 'reportConfirmed' ? about : null,
    at: occurredAt,
    readAt: readings.find((reading) => reading.about === id)?.occurredAt ?? null,
  });

/** The newest of what has come in. */
export async function supplementsOf(tx: Tx, streamId: string): Promise<Listed<CaseSupplement>> {
  const kinds = ['supplementAdded', 'reportConfirmed'] as const;
  const { total, rows } = await readNewestHeads(tx, { streamId, kinds }, shownBeside);
  const ids = rows.map(({ id }) => id);
  const readings = await readHeadsAbout(tx, { streamId, kinds: ['supplementRead'], ids });
  return { total, items: rows.map(supplementOf(readings)) };
}

/** Another report on the same child, or on a sibling, as far as the caller may know of it. */
export type KnownReport = {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: Instant;
};

/** What was found of somebody; of one that the caller may not know of, that it was, and no more. */
export type KnownBefore = Pick<Found, 'answer'> & { readonly reports: readonly KnownReport[] };

export type KnownFamily = {
  readonly child: KnownBefore;
  /** In the order in which the report names them; none where that was not searched for. */
  readonly siblings: readonly KnownBefore[];
};

/** So many reports on one child are shown. */
const mostKnown = 20;

/** What the registration found; null while there is none, or one from before it searched. */
export async function knownFamily(
  tx: Tx,
  registered: OpenedFact<'caseRegistered'> | undefined,
): Promise<KnownFamily | null> {
  const found = registered?.secret.found;
  if (!found) return null;
  const all = [found.child, ...found.siblings];
  const newest = all.map(({ reports }) => reports.toSorted().slice(-mostKnown));
  const known = await readReports(tx, newest.flat());
  const answers = all.map(({ answer }, index) => ({
    answer,
    reports: (newest[index] ?? []).flatMap((id) => {
      const report = known.get(id);
      return report ? [{ id, reference: report.reference, receivedAt: report.receivedAt }] : [];
    }),
  }));
  const [child = { answer: 'notSearched', reports: [] }, ...siblings] = answers;
  return { child, siblings };
}

/** How many events the caller would read in the history. */
export function historyLength({ actor }: Call, { heads }: StreamHead): number {
  const lanes = (['both', 'sender', 'receiver', 'auditor'] as const).filter((side) =>
    inSight(actor, { side }),
  );
  return lanes.reduce((sum, lane) => sum + (heads[lane]?.n ?? 0), 0);
}
