import { sideOf, type Actor } from '../../domain/access/actor.ts';
import { inSight, sidesInSight, statusInSight } from '../../domain/access/in-sight.ts';
import { isInTheKnow } from '../../domain/access/need-to-know.ts';
import { counting } from '../../domain/acting/fold.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import {
  readLinks,
  type LinkedReport,
  type LinkFilter,
} from '../../database/reports/report-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { Listed, Page } from '../acting/page.ts';
import { lookAtReport } from './report-stream.ts';

/** Which linked reports exist for the caller: those that the permission table would show her. */
const seenBy = (actor: Actor): Pick<LinkFilter, 'outside' | 'within'> => {
  if (actor.is !== 'person' || sideOf(actor) === 'sender') return { outside: false, within: null };
  const { assignment } = actor;
  return { outside: !isInTheKnow(assignment), within: assignment.municipalityId };
};

/** A page of the links that the caller's side may know of, to reports that it may see. */
export async function linksInSight(
  tx: Tx,
  call: Call,
  reportId: string,
  page: Page,
): Promise<Listed<LinkedReport>> {
  const of = { reportId, sides: sidesInSight(call.actor), ...seenBy(call.actor) };
  const { total, rows } = await readLinks(tx, of, page);
  // Of a linked report a sender learns no more than of her own.
  const items = rows.map((linked) => ({ ...linked, ...statusInSight(call.actor, linked) }));
  return { total, items };
}

export type LinksView = Listed<LinkedReport> & {
  /**
   * The record that an investigation of the child is going on already; its words are read where it
   * stands. Null for the sender's side.
   */
  readonly ongoingInvestigation: { readonly id: string; readonly at: string } | null;
};

/** A page of what the report hangs together with, and the ongoing investigation that covers it. */
export function viewLinks(
  deps: Deps,
  call: Call,
  reportId: string,
  page: Page,
): Promise<LinksView> {
  const look = { reportId, action: 'report.read', kind: 'reportRead' } as const;
  const purpose = 'report.read: links';
  return lookAtReport(deps, call, { ...look, purpose }, async (tx) => {
    const covering = counting(await readFacts(tx, reportId, ['coveredByOngoing']));
    const [covered] = covering.filter((fact) => inSight(call.actor, fact));
    return {
      ...(await linksInSight(tx, call, reportId, page)),
      ongoingInvestigation: covered ? { id: covered.id, at: covered.occurredAt } : null,
    };
  });
}
