import { localDate } from '../../../domain/calendar/time.ts';
import type { FactKind } from '../../../domain/kinds.ts';
import type { Conclusion } from '../../../domain/report/status.ts';
import type { MunicipalitySettings } from '../../../domain/settings/settings.ts';
import type { Call } from '../../../services/acting/call.ts';
import type { Deps } from '../../../services/acting/deps.ts';
import { viewReport } from '../../../services/reports/report-views.ts';

/** What stands above every form about a case, and what its questions are made of. */
export type CaseHead = {
  readonly id: string;
  readonly etag: number;
  readonly reference: string;
  readonly concludedAs: Conclusion | null;
  /** The municipality's settings of today: its catalogues of areas and grounds. */
  readonly settings: MunicipalitySettings;
};

/** Reads what a form about a case shows around it. */
export async function readCase(
  deps: Deps,
  call: Call,
  { reportId }: { readonly reportId: string; readonly fact: FactKind },
): Promise<CaseHead> {
  const { id, etag, reference, concludedAs } = await viewReport(deps, call, reportId);
  const { actor, at } = call;
  if (actor.is !== 'person') throw new Error('a page is for people');
  const settings = deps.directory.settingsInForce(actor.assignment.municipalityId, localDate(at));
  return { id, etag, reference, concludedAs, settings };
}
