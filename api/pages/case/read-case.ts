import { localDate } from '../../../domain/calendar/time.ts';
import type { Role } from '../../../domain/access/roles.ts';
import { factRule } from '../../../domain/areas.ts';
import { Conflict, Forbidden } from '../../../domain/errors.ts';
import type { FactKind } from '../../../domain/kinds.ts';
import type { Conclusion } from '../../../domain/report/status.ts';
import type { MunicipalitySettings } from '../../../domain/settings/settings.ts';
import type { Call } from '../../../services/acting/call.ts';
import type { Deps } from '../../../services/acting/deps.ts';
import { viewCase, type CaseView, type OpenCaseView } from '../../../services/desk/case.ts';

/** What stands above every form about a case, and what its questions are made of. */
export type CaseHead = {
  readonly id: string;
  readonly etag: number;
  readonly reference: string;
  readonly concludedAs: Conclusion | null;
  /** The municipality's settings of today: its catalogues of areas and grounds. */
  readonly settings: MunicipalitySettings;
  readonly seen: OpenCaseView;
};

/**
 * Refuses a form whose deed would be refused whatever was written in it.
 *
 * @throws Conflict `not-opened`, `wrong-state`; Forbidden, with the name of whoever handles the case
 */
function refuseImpossible(
  seen: CaseView,
  { fact, role }: { readonly fact: FactKind; readonly role: Role },
): asserts seen is OpenCaseView {
  if (seen.is === 'envelope') throw new Conflict('not-opened');
  const { possible, owner, summary } = seen;
  if ((possible as readonly FactKind[]).includes(fact)) return;
  const { action } = factRule(fact);
  if (owner && !summary.mine && role === 'officer') {
    throw new Forbidden('forbidden', { rule: action, handledBy: owner.name });
  }
  throw new Conflict('wrong-state', { current: summary.status, action });
}

/** Reads what a form about a case shows around it. @throws as `refuseImpossible`; NotFound */
export async function readCase(
  deps: Deps,
  call: Call,
  { reportId, fact }: { readonly reportId: string; readonly fact: FactKind },
): Promise<CaseHead> {
  const { actor, at } = call;
  if (actor.is !== 'person') throw new Error('a page is for people');
  const seen = await viewCase(deps, call, reportId);
  refuseImpossible(seen, { fact, role: actor.assignment.role });
  const settings = deps.directory.settingsInForce(actor.assignment.municipalityId, localDate(at));
  const { id, reference, concludedAs } = seen.summary;
  return { id, etag: seen.etag, reference, concludedAs, settings, seen };
}
