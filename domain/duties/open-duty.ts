import { dutyRules, ruleVersion } from '../areas.ts';
import { sideOfRole, type Role, type SignatoryRole } from '../access/roles.ts';
import type { OpenedDuty } from '../acting/effects.ts';
import type { Instant } from '../calendar/time.ts';
import type { DutyKind } from '../kinds.ts';
import type { MunicipalitySettings } from '../settings/settings.ts';
import { projectDuty, type DutyOpening, type DutyProjection } from './project-duty.ts';

/** What a new duty takes from its stream: units, arrival, settings and who holds the case. */
export type DutyPlace = {
  readonly streamId: string;
  readonly receivingUnitId: string;
  readonly senderUnitId: string | null;
  readonly arrivedAt: Instant;
  readonly acute: boolean;
  readonly settings: MunicipalitySettings;
  /** Who holds the case, and in which function; null before somebody has opened the report. */
  readonly caseOwner: { readonly personId: string; readonly role: Role } | null;
};

/** A duty that opens; it hangs on the fact that opens it, unless a correction says on which other. */
export type Opens = OpenedDuty & { readonly openedSeq?: number };

/** The fact that opens a duty: when, and its number in the stream. */
export type OpenedBy = { readonly at: Instant; readonly seq: number };

/** A duty as it begins, all but the id of its row. */
export type NewDuty = DutyOpening &
  DutyProjection & {
    readonly streamId: string;
    readonly side: 'sender' | 'receiver';
    readonly ownerRole: Role;
    readonly ownerUnitId: string;
    readonly assigneeId: string | null;
    readonly signatory: SignatoryRole | null;
    readonly about: string | null;
    readonly ruleVersion: number;
    readonly settingsVersion: number;
    readonly openedSeq: number;
    readonly state: 'open';
    readonly reason: null;
    readonly endedAt: null;
    readonly endedSeq: null;
    readonly extendedTo: null;
  };

const ownerOf = (
  { kind, signatory, owner: named, person, toHolder }: OpenedDuty,
  { caseOwner }: DutyPlace,
): Pick<NewDuty, 'ownerRole' | 'assigneeId'> => {
  const { owner } = dutyRules[kind];
  if (owner === 'reporter') {
    if (!named || !person) throw new Error(`a duty ${kind} needs its ${owner}`);
    return { ownerRole: named, assigneeId: person };
  }
  if (owner === 'signatory' || owner === 'named') {
    const ownerRole = owner === 'named' ? named : signatory;
    if (!ownerRole) throw new Error(`a duty ${kind} needs its ${owner}`);
    return { ownerRole, assigneeId: null };
  }
  if (owner === 'roster') return { ownerRole: 'officer', assigneeId: null };
  if (owner !== 'officer' && owner !== 'decider') {
    return { ownerRole: owner, assigneeId: (toHolder && caseOwner?.personId) || null };
  }
  return { ownerRole: caseOwner?.role ?? 'ifoChef', assigneeId: caseOwner?.personId ?? null };
};

const openingOf = (opened: OpenedDuty, place: DutyPlace, by: OpenedBy): DutyOpening => ({
  kind: opened.kind,
  anchorAt:
    opened.countedFrom ?? (dutyRules[opened.kind].from === 'arrival' ? place.arrivedAt : by.at),
  openedAt: by.at,
  acute: place.acute || opened.acute === true,
  atOnce: opened.atOnce ?? false,
});

const sideOfDuty = (kind: DutyKind, owner: Role): NewDuty['side'] => {
  const { side } = dutyRules[kind];
  if (side !== 'ofOwner') return side;
  return sideOfRole(owner) === 'sender' ? 'sender' : 'receiver';
};

type Dated = DutyOpening & DutyProjection;

const newDuty = (opened: Opens, place: DutyPlace, seq: number, dated: Dated): NewDuty => {
  const owner = ownerOf(opened, place);
  const side = sideOfDuty(opened.kind, owner.ownerRole);
  // A duty can be the receiver's and be done by somebody else.
  const school = sideOfRole(owner.ownerRole) === 'sender' ? place.senderUnitId : null;
  const unitId = opened.unit ?? school;
  return {
    ...dated,
    ...owner,
    streamId: place.streamId,
    side,
    ownerUnitId: unitId ?? place.receivingUnitId,
    signatory: opened.signatory ?? null,
    about: opened.about ?? null,
    ruleVersion: ruleVersion(opened.kind),
    settingsVersion: place.settings.version,
    openedSeq: opened.openedSeq ?? seq,
    state: 'open',
    reason: null,
    endedAt: null,
    endedSeq: null,
    extendedTo: null,
  };
};

/**
 * The duties that a fact opens, with dates computed from their opening. Duties that differ only in
 * whom they ask, as of three signatories, share one computation.
 */
export function newDuties(
  opens: readonly Opens[],
  place: DutyPlace,
  by: OpenedBy,
): readonly NewDuty[] {
  const projected = new Map<string, Dated>();
  return opens.map((opened) => {
    const { kind, atOnce = false, acute = false, countedFrom = '' } = opened;
    const key = `${kind} ${atOnce} ${acute} ${countedFrom}`;
    const opening = openingOf(opened, place, by);
    const dated = projected.get(key) ?? { ...opening, ...projectDuty(opening, place.settings) };
    projected.set(key, dated);
    return newDuty(opened, place, by.seq, dated);
  });
}
