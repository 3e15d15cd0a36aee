import type { FactKind } from '../../domain/kinds.ts';
import type { Call } from '../../services/acting/call.ts';
import type { Deps } from '../../services/acting/deps.ts';
import type { Page } from '../../services/acting/page.ts';
import * as facts from '../../services/reports/content-views.ts';
import { viewLinks as viewLinksOf } from '../../services/reports/report-links.ts';
import * as reports from '../../services/reports/report-views.ts';
import * as counts from '../../services/waking/reconciliation.ts';

/** The first page of each list, for tests whose cases are short. */
const page: Page = { limit: 50, offset: 0 };

export async function viewFacts(
  deps: Deps,
  call: Call,
  reportId: string,
  kinds: readonly FactKind[],
): Promise<readonly facts.FactView[]> {
  return (await facts.viewFacts(deps, call, { reportId, kinds }, page)).items;
}

export async function viewDuties(
  deps: Deps,
  call: Call,
  reportId: string,
): Promise<readonly reports.DutyWithLadder[]> {
  return (await reports.viewDuties(deps, call, reportId, page)).items;
}

export async function viewLinks(
  deps: Deps,
  call: Call,
  reportId: string,
): Promise<reports.ReportView['links']> {
  return (await viewLinksOf(deps, call, reportId, page)).items;
}

export async function listReconciliations(
  deps: Deps,
  call: Call,
): Promise<readonly counts.ReconciliationView[]> {
  return (await counts.listReconciliations(deps, call, page)).items;
}
