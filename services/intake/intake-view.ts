import { counting } from '../../domain/acting/fold.ts';
import { NotFound } from '../../domain/errors.ts';
import { factorsByLevel, type Factor, type LevelOfFactors } from '../../domain/intake/factors.ts';
import { sortedRows, type SortedRow } from '../../domain/intake/sorting.ts';
import type { NamedArea } from '../../domain/settings/areas.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { openFact, type OpenedFact } from '../acting/opened-fact.ts';
import type { StreamSeal } from '../acting/seal.ts';
import { refuseUnopened } from '../reports/refuse-unopened.ts';
import { openContent } from '../reports/report-content.ts';
import { lookAtReport, settingsOf } from '../reports/report-stream.ts';

export type IntakeView = {
  /** In the municipality's order and words, each with the fact rows that are filed there now. */
  readonly areas: readonly (NamedArea & { readonly rows: readonly SortedRow[] })[];
  readonly notSorted: readonly SortedRow[];
  readonly levels: readonly LevelOfFactors<Factor & { readonly id: string }>[];
};

/** The counting facts of a kind, unsealed. Only officers record them, so that they stay few. */
const opened = async <K extends 'factRowSorted' | 'factorRecorded'>(
  tx: Tx,
  seal: StreamSeal,
  { reportId, kind }: { readonly reportId: string; readonly kind: K },
): Promise<readonly OpenedFact<K>[]> =>
  counting(await readFacts(tx, reportId, [kind])).map((fact) => openFact<K>(seal, fact));

/**
 * What the intake has of the report, put in order: its fact rows by area, and on each level what
 * protects the child beside what puts it at risk. Notes are read page by page at their own address.
 *
 * @throws Conflict `not-opened` before the opening; NotFound when the content is gone
 */
export function viewIntake(deps: Deps, call: Call, reportId: string): Promise<IntakeView> {
  const look = { reportId, action: 'intake.read', kind: 'contentRead' } as const;
  return lookAtReport(deps, call, look, async (tx, { row, seal }) => {
    refuseUnopened(call, row);
    const content = await openContent(tx, seal(), reportId);
    if (!content) throw new NotFound();
    const sortings = await opened(tx, seal(), { reportId, kind: 'factRowSorted' });
    const factors = await opened(tx, seal(), { reportId, kind: 'factorRecorded' });
    const rows = sortedRows(
      content,
      sortings.map(({ secret }) => secret),
    );
    return {
      areas: settingsOf(deps, row).areas.map((named) => ({
        ...named,
        rows: rows.filter(({ area }) => area === named.area),
      })),
      notSorted: rows.filter(({ area }) => area === 'notSorted'),
      levels: factorsByLevel(factors.map(({ id, secret }) => ({ id, ...secret }))),
    };
  });
}
