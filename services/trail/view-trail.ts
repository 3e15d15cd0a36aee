import { sideOf } from '../../domain/access/actor.ts';
import { lanesInSight } from '../../domain/access/in-sight.ts';
import { kindsIn, trailParts, type TrailPart } from '../../domain/trail/shown-events.ts';
import { readHistoryActors, readHistoryPage } from '../../database/trail/trail-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { Listed, Page } from '../acting/page.ts';
import { lookAtReport } from '../reports/report-stream.ts';
import { instantsOf, type Days } from './event-filter.ts';
import { choicesOf, type TrailChoices } from './trail-choices.ts';
import { trailRows, type TrailRow } from './trail-rows.ts';

export type TrailFilter = Days & {
  readonly part: TrailPart;
  readonly personId?: string | undefined;
  /** The unit at which somebody acted. */
  readonly unitId?: string | undefined;
};

/** An event of a report's history. */
export type HistoryRow = TrailRow & {
  /**
   * Its place among the events of the report that this caller may see, the same under every filter;
   * an auditor's numbers have no gap. Null for a list, which stands in its reader's own stream.
   */
  readonly number: number | null;
};

export type TrailView = Listed<HistoryRow> & {
  readonly reference: string;
  /** What this caller can narrow the history to. */
  readonly parts: readonly TrailPart[];
  /** Who acts in it, as far as this caller may know them by name, and at which units. */
  readonly actors: TrailChoices;
};

/** How many rows stand on a page of a history. */
export const historyPage = 100;

type TrailAsked = {
  readonly reportId: string;
  readonly filter: TrailFilter;
  readonly page: Page;
};

/**
 * A page of a report's history, the oldest event first: what each did, looked at and was refused, of
 * the lanes that the caller may see, and for an auditor also who saw the report in a list. The look
 * itself is recorded, and stands on the next.
 *
 * @throws NotFound, Forbidden
 */
export function viewTrail(
  deps: Deps,
  call: Call,
  { reportId, filter, page }: TrailAsked,
): Promise<TrailView> {
  const audits = sideOf(call.actor) === 'auditor';
  const { part, personId: actorId, unitId, ...days } = filter;
  return lookAtReport(
    deps,
    call,
    { reportId, action: 'report.readHistory', kind: 'historyRead' },
    async (tx, { row: { reference } }) => {
      const of = { streamId: reportId, sides: lanesInSight(call.actor), lists: audits };
      const { total, rows: events } = await readHistoryPage(
        tx,
        of,
        { kinds: kindsIn(part), actorId, unitId, ...instantsOf(days) },
        page,
      );
      return {
        reference,
        parts: audits ? trailParts : trailParts.filter((one) => one !== 'lists'),
        total,
        actors: await choicesOf({ tx, actor: call.actor }, await readHistoryActors(tx, of)),
        items: await trailRows({ tx, actor: call.actor }, events, ({ number }) => ({ number })),
      };
    },
  );
}
