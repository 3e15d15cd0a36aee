import { leaders } from '../../domain/access/grants.ts';
import type { Role } from '../../domain/access/roles.ts';
import { localDate, type Instant } from '../../domain/calendar/time.ts';
import { dutySource, type DutySource } from '../../domain/duties/duty-source.ts';
import { dutyRules, dutyKinds } from '../../domain/areas.ts';
import { Forbidden } from '../../domain/errors.ts';
import type { DutyKind } from '../../domain/kinds.ts';
import type { WorkRow } from '../../database/duties/work-row.ts';
import { countWork, readWork, type WorkScope } from '../../database/duties/work-store.ts';
import { readReports } from '../../database/reports/many-reports-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookAcross } from '../acting/look-across.ts';
import { capped, mostCounted, type Capped } from './capped.ts';

export const latenessPageSize = 20;

/** Something that is late: of which kind, since when and where, and not whose, nor about whom. */
export type LateDuty = DutySource & {
  readonly kind: DutyKind;
  /** Null for what is owed in no report. */
  readonly reference: string | null;
  readonly unit: string;
  readonly dueAt: Instant;
};

export type LatenessView = {
  /** What a statute gives its last day first, and of each the longest late. */
  readonly items: readonly LateDuty[];
  readonly page: number;
  readonly total: Capped;
  readonly hasNextPage: boolean;
};

/** All that the receiver's side owes, whoever does it. */
const ofReceiver: readonly DutyKind[] = dutyKinds.filter(
  (kind) => dutyRules[kind].side !== 'sender',
);

/** To whom the ladders of the whole municipality come. */
const above: readonly Role[] = ['socialchef', ...leaders];

const lineOf = (
  { directory }: Deps,
  { kind, dueAt, ownerUnitId, anchorAt }: WorkRow,
  reference: string | null,
): LateDuty => ({
  kind,
  reference,
  unit: ownerUnitId ? directory.unit(ownerUnitId).name : '',
  dueAt,
  ...dutySource(kind, localDate(anchorAt ?? dueAt)),
});

/**
 * What is late in the municipality, for the top rung of every ladder: no word of a case, no name, not
 * even whose it is.
 *
 * @param page from 1
 * @throws Forbidden for whoever is not above those who are late
 */
export function viewLateness(deps: Deps, call: Call, page: number): Promise<LatenessView> {
  return lookAcross(deps, call, { asks: 'queue.read' }, async (tx, reader) => {
    if (reader.is !== 'person' || !above.includes(reader.assignment.role)) {
      throw new Forbidden('forbidden', { rule: 'queue.read' });
    }
    const { municipalityId } = reader.assignment;
    const scope: WorkScope = {
      municipalityId,
      kinds: ofReceiver,
      at: call.at,
      of: null,
      outside: false,
    };
    const late = { after: null, until: call.at };
    const rows = { limit: latenessPageSize + 1, offset: (page - 1) * latenessPageSize };
    const [found, total] = await Promise.all([
      readWork(tx, scope, { ...late, ...rows }),
      countWork(tx, scope, { ...late, most: mostCounted }),
    ]);
    const shown = found.slice(0, latenessPageSize);
    const streamIds = [...new Set(shown.map(({ streamId }) => streamId))];
    const reports = await readReports(tx, streamIds);
    const items = shown.map((row) =>
      lineOf(deps, row, reports.get(row.streamId)?.reference ?? null),
    );
    const hasNextPage = found.length > latenessPageSize;
    return { shown: { items, page, total: capped(total), hasNextPage }, streamIds };
  });
}
