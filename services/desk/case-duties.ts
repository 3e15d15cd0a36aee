import { leaders } from '../../domain/access/grants.ts';
import type { Role } from '../../domain/access/roles.ts';
import { localDate, type Instant } from '../../domain/calendar/time.ts';
import { inWorkOrder } from '../../domain/duties/work-order.ts';
import { projectDuty } from '../../domain/duties/project-duty.ts';
import type { FactHead } from '../../database/acting/fact-head-store.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import { forwardingLeft } from '../intake/forwarding.ts';
import type { SignatureView } from '../reports/report-views.ts';
import { workDuty, type DutyReader, type WorkDuty } from './work-duty.ts';

/** What others have to do before the case is done. */
export type AwaitedOfOthers =
  | { readonly is: 'duty'; readonly duty: WorkDuty; readonly by: string | null }
  | { readonly is: 'signature'; readonly role: string; readonly dueAt: Instant }
  | { readonly is: 'writtenReport'; readonly dueAt: Instant }
  /** Another municipality has the report and has not answered yet. */
  | { readonly is: 'municipality'; readonly since: Instant };

/** What is open in a case, as whoever looks at it has to know it. */
export type CaseDuties = {
  /** What the caller has to do first; null when nothing is hers. */
  readonly now: WorkDuty | null;
  /** What is hers after that, in the order of work. */
  readonly later: readonly WorkDuty[];
  readonly awaited: readonly AwaitedOfOthers[];
};

/** What the duties of a case are told from. */
export type CaseState = DutyReader & {
  readonly row: ReportRow;
  /** Those that the caller sees. */
  readonly duties: readonly DutyRow[];
  /** Those that count, of the kinds in `awaitedBy` at least. */
  readonly facts: readonly FactHead[];
  readonly signatures: readonly SignatureView[];
  /** The names of whoever has something to do. */
  readonly names: ReadonlyMap<string, string>;
};

/** The kinds of fact that tell what is awaited of others. */
export const awaitedBy = [
  'signatureAsked',
  'reportRegistered',
  'writtenReportWaived',
  'reportConfirmed',
  'reportForwarded',
  'forwardingAnswered',
] as const;

/**
 * Whether it is the caller's to do: a leader may do everything in a case, and an officer what was given
 * to her or is any officer's, and what all receive in turn.
 */
const isHers = ({ reader }: DutyReader, { kind, ownerRole, assigneeId }: DutyRow): boolean => {
  const { role } = reader.assignment;
  const those: readonly Role[] = leaders;
  if (those.includes(role) || kind === 'openReport') return true;
  return assigneeId === reader.personId || (assigneeId === null && ownerRole === role);
};

/** When a duty of the other side is due, which the receiver does not see; told from what opened it. */
const dueOf = (
  { deps, row }: CaseState,
  kind: 'coSign' | 'sendWrittenReport',
  opening: { readonly anchorAt: Instant; readonly openedAt: Instant },
): Instant => {
  const on = localDate(opening.openedAt);
  const settings = deps.directory.settingsInForce(row.municipalityId, on);
  return projectDuty({ kind, ...opening, acute: row.acute, atOnce: false }, settings).dueAt;
};

const signaturesOf = (of: CaseState): readonly AwaitedOfOthers[] =>
  of.signatures
    .filter(({ state }) => state === 'awaited')
    .map(({ role }) => {
      const asked = of.facts.find((fact) => fact.kind === 'signatureAsked' && fact.role === role);
      const at = asked?.occurredAt ?? of.row.receivedAt;
      const dueAt = dueOf(of, 'coSign', { anchorAt: at, openedAt: at });
      return { is: 'signature', role, dueAt } as const;
    });

const writtenReportOf = (of: CaseState): readonly AwaitedOfOthers[] => {
  const registered = of.facts.find(({ kind }) => kind === 'reportRegistered');
  const isOver = of.facts.some(
    ({ kind }) => kind === 'writtenReportWaived' || kind === 'reportConfirmed',
  );
  if (!registered?.about || isOver) return [];
  const opening = { anchorAt: of.row.receivedAt, openedAt: registered.occurredAt };
  return [{ is: 'writtenReport', dueAt: dueOf(of, 'sendWrittenReport', opening) }];
};

const municipalityOf = ({ facts, row }: CaseState): readonly AwaitedOfOthers[] => {
  const left = facts.find(({ id }) => id === forwardingLeft(facts));
  const isAnswered = row.concludedAs === 'forwarded';
  return left && !isAnswered ? [{ is: 'municipality', since: left.occurredAt }] : [];
};

/** Splits what is open in a case into what is the caller's and what is awaited of others. */
export function caseDuties(of: CaseState): CaseDuties {
  const open = of.duties.filter(({ state, side }) => state === 'open' && side === 'receiver');
  const ordered = inWorkOrder(open, of.call.at);
  const [now = null, ...later] = ordered
    .filter((duty) => isHers(of, duty))
    .map((duty) => workDuty(of, duty));
  const others = ordered
    .filter((duty) => !isHers(of, duty))
    .map((duty) => {
      const by = (duty.assigneeId && of.names.get(duty.assigneeId)) ?? null;
      return { is: 'duty', duty: workDuty(of, duty), by } as const;
    });
  const awaited = [...others, ...signaturesOf(of), ...writtenReportOf(of), ...municipalityOf(of)];
  return { now, later, awaited };
}
