import { dutyRules, dutyRulesVersion } from '../../domain/duties/duties.ts';
import type { ClosedDuty, OpenedDuty } from '../../domain/acting/effects.ts';
import {
  projectDuty,
  type DutyOpening,
  type DutyProjection,
} from '../../domain/duties/project-duty.ts';
import type { Role } from '../../domain/access/roles.ts';
import type { MunicipalitySettings } from '../../domain/people/settings.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { DutyEnding, DutyRow } from '../../database/duties/duty-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import { newId } from '../../platform/ids.ts';

/** Where a new duty stands: its stream, its units, its clocks. */
export type DutyGround = {
  readonly streamId: string;
  readonly receivingUnitId: string;
  readonly senderUnitId: string | null;
  readonly arrivedAt: Instant;
  readonly acute: boolean;
  readonly settings: MunicipalitySettings;
  /** Who holds the case, in which function; before the opening nobody does. */
  readonly caseOwner: { readonly personId: string; readonly role: Role } | null;
};

/** Where the duties of a report stand. */
export function reportGround(
  report: ReportRow,
  settings: MunicipalitySettings,
  caseOwner: DutyGround['caseOwner'],
): DutyGround {
  return {
    streamId: report.id,
    receivingUnitId: report.receivingUnitId,
    senderUnitId: report.senderUnitId,
    arrivedAt: report.receivedAt,
    acute: report.acute,
    settings,
    caseOwner,
  };
}

const owner = (
  opened: OpenedDuty,
  ground: DutyGround,
): Pick<DutyRow, 'ownerRole' | 'assigneeId'> => {
  const rule = dutyRules[opened.kind];
  if (rule.owner === 'signatory') {
    if (!opened.signatory) throw new Error('a coSign duty needs its signatory');
    return { ownerRole: opened.signatory, assigneeId: null };
  }
  if (rule.owner === 'ifoChef') return { ownerRole: 'ifoChef', assigneeId: null };
  return {
    ownerRole: ground.caseOwner?.role ?? 'ifoChef',
    assigneeId: ground.caseOwner?.personId ?? null,
  };
};

export type OpenedBy = { readonly at: Instant; readonly seq: number };

const openingOf = (opened: OpenedDuty, ground: DutyGround, by: OpenedBy): DutyOpening => ({
  kind: opened.kind,
  anchorAt:
    opened.countedFrom ?? (dutyRules[opened.kind].from === 'arrival' ? ground.arrivedAt : by.at),
  openedAt: by.at,
  acute: ground.acute,
  atOnce: opened.atOnce ?? false,
});

const rowOf = (
  opened: OpenedDuty,
  ground: DutyGround,
  by: OpenedBy,
  dates: DutyOpening & DutyProjection,
): DutyRow => {
  const { side } = dutyRules[opened.kind];
  const unitId = side === 'sender' ? ground.senderUnitId : null;
  return {
    id: newId(by.at),
    streamId: ground.streamId,
    side,
    ...owner(opened, ground),
    ownerUnitId: unitId ?? ground.receivingUnitId,
    signatory: opened.signatory ?? null,
    about: opened.about ?? null,
    ruleVersion: dutyRulesVersion,
    settingsVersion: ground.settings.version,
    openedSeq: by.seq,
    state: 'open',
    reason: null,
    endedAt: null,
    endedSeq: null,
    ...dates,
  };
};

/**
 * The rows that newly opened duties become, their dates projected from their opening. Duties that
 * one fact opens alike, as for three signatories, have one projection.
 */
export function newDuties(
  opens: readonly OpenedDuty[],
  ground: DutyGround,
  by: OpenedBy,
): readonly DutyRow[] {
  const projected = new Map<string, DutyOpening & DutyProjection>();
  return opens.map((opened) => {
    const key = `${opened.kind} ${opened.atOnce ?? false}`;
    const opening = openingOf(opened, ground, by);
    const dates = projected.get(key) ?? { ...opening, ...projectDuty(opening, ground.settings) };
    projected.set(key, dates);
    return rowOf(opened, ground, by, dates);
  });
}

const isMeant = (duty: DutyRow, closed: ClosedDuty): boolean =>
  duty.state === 'open' &&
  duty.kind === closed.kind &&
  (closed.signatory === undefined || duty.signatory === closed.signatory) &&
  (closed.about === undefined || duty.about === closed.about);

/** Which of the duties in sight this fact ends. */
export function endings(
  duties: readonly DutyRow[],
  closes: readonly ClosedDuty[],
  by: OpenedBy,
): readonly DutyEnding[] {
  return closes.flatMap((closed) =>
    duties
      .filter((duty) => isMeant(duty, closed))
      .map((duty) => ({
        id: duty.id,
        state: closed.as,
        reason: closed.reason ?? null,
        endedAt: by.at,
        endedSeq: by.seq,
      })),
  );
}
