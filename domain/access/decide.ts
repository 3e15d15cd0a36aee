import { permissions } from '../areas.ts';
import type { Action } from '../kinds.ts';
import type { ElsewhereGround, Status } from '../report/status.ts';
import type { Actor, Assignment, PersonActor, SystemActor } from './actor.ts';
import type { Relation } from './grants.ts';
import { isKeptFrom, type KeptFrom } from './kept-from.ts';
import { isInTheKnow } from './need-to-know.ts';
import type { Role } from './roles.ts';

/** What a report is to the permission table: who sent it, who holds it, who was asked to sign. */
export type ReportResource = {
  readonly is: 'report';
  readonly municipalityId: string;
  /** Null, as is the author, for a report that the sender may not know of. */
  readonly senderOrganisationId: string | null;
  readonly senderUnitId: string | null;
  readonly authorPersonId: string | null;
  readonly authorClientId: string | null;
  readonly ownerPersonId: string | null;
  /** The child's identity is protected, so that of the unit only the need-to-know group knows of it. */
  readonly protectedIdentity: boolean;
  /** Signatory functions asked; a deputy is asked too once the first rung has come. */
  readonly asked: readonly { readonly role: Role; readonly deputyToo: boolean }[];
};
export type SituationResource = KeptFrom & {
  readonly is: 'acuteSituation';
  readonly municipalityId: string;
  readonly senderOrganisationId: string | null;
  readonly senderUnitId: string | null;
  /** Whether the school has been told: by its own report, or by the first meeting that is planned. */
  readonly schoolIsTold: boolean;
  /** One of its reports is about somebody with protected identity. */
  readonly protectedIdentity: boolean;
};
/** What a school has asked about a child whom nobody names. */
export type ConsultationResource = {
  readonly is: 'consultation';
  readonly municipalityId: string;
  /** The organisation for which it was asked; null, as is the asker, for a call by somebody unknown. */
  readonly organisationId: string | null;
  readonly askerId: string | null;
};
/** What the house itself owes: an explanation why counts differ. */
export type HouseResource = { readonly is: 'houseDuty'; readonly municipalityId: string };
/** The meeting of a municipality's schools and its social services, without any child. */
export type TermMeetingResource = { readonly is: 'termMeeting'; readonly municipalityId: string };
/** What is handed over to a cooperation form. */
export type HandOverResource = {
  readonly is: 'handOver';
  readonly municipalityId: string;
  readonly formUnitId: string;
  /** The unit that handed over: the receiving one, or that of the form before. */
  readonly fromUnitId: string;
  /** Whether the form has still to answer. */
  readonly isAwaited: boolean;
  readonly ownerPersonId: string;
};
/** What belongs to no single case: lists, settings, one's own page. */
export type MunicipalityResource = {
  readonly is: 'municipality';
  readonly municipalityId: string;
};
export type Resource =
  | ReportResource
  | SituationResource
  | ConsultationResource
  | HouseResource
  | TermMeetingResource
  | HandOverResource
  | MunicipalityResource;

/**
 * The action that makes an object visible. To whoever may not do it, the object does not exist
 * (`hidden`).
 */
const sightOf: Readonly<Record<Resource['is'], Action>> = {
  report: 'report.read',
  acuteSituation: 'situation.read',
  consultation: 'consultation.read',
  houseDuty: 'reconciliation.read',
  termMeeting: 'termMeeting.read',
  handOver: 'handOver.read',
  municipality: 'me.read',
};

export type Decision =
  | { readonly allow: true }
  | { readonly allow: false; readonly because: 'hidden' | 'forbidden'; readonly rule: string };

/**
 * Whether a signature is asked of this function: of the function itself, or of its deputy once the
 * first rung has come.
 */
export function isAskedOf(
  { role, deputyFor }: Pick<Assignment, 'role' | 'deputyFor'>,
  asked: ReportResource['asked'][number],
): boolean {
  return deputyFor === asked.role ? asked.deputyToo : asked.role === role;
}

/**
 * Tells whether an actor stands in a relation to an object. The system is not asked about, since no
 * row of the permission table is for it.
 */
type Stands = (actor: Exclude<Actor, SystemActor>, on: Resource) => boolean;

const mayKnow = ({ assignment }: PersonActor, on: Resource): boolean =>
  !('protectedIdentity' in on) || !on.protectedIdentity || isInTheKnow(assignment);

const stands: Readonly<Record<Relation, Stands>> = {
  any: () => true,
  receivingStaff: (actor, on) =>
    actor.is === 'person' &&
    actor.assignment.municipalityId === on.municipalityId &&
    mayKnow(actor, on),
  ofMunicipality: (actor, on) =>
    actor.is === 'person' && actor.assignment.municipalityId === on.municipalityId,
  toldSchool: (actor, on) =>
    actor.is === 'person' &&
    on.is === 'acuteSituation' &&
    actor.assignment.unitId === on.senderUnitId &&
    on.schoolIsTold &&
    !isKeptFrom(actor, on),
  author: (actor, on) => {
    if (on.is !== 'report') return false;
    if (actor.is === 'client') return actor.clientId === on.authorClientId;
    // The author's copy belongs to the authority for which she wrote the report: in a function at
    // another authority she may not read it.
    return (
      actor.personId === on.authorPersonId &&
      actor.assignment.organisationId === on.senderOrganisationId
    );
  },
  // In whose name it was sent is known by a keyed hash alone, which whoever authorises her compares.
  colleagueOfSystem: (actor, on) =>
    actor.is === 'person' &&
    on.is === 'report' &&
    on.authorClientId !== null &&
    actor.assignment.unitId === on.senderUnitId,
  // As an author's copy, her question belongs to the authority for which she asked.
  asker: (actor, on) =>
    actor.is === 'person' &&
    on.is === 'consultation' &&
    actor.personId === on.askerId &&
    actor.assignment.organisationId === on.organisationId,
  askedSignatory: (actor, on) =>
    actor.is === 'person' &&
    on.is === 'report' &&
    actor.assignment.unitId === on.senderUnitId &&
    on.asked.some((asked) => isAskedOf(actor.assignment, asked)),
  caseOwner: (actor, on) =>
    actor.is === 'person' &&
    (on.is === 'report' || on.is === 'handOver') &&
    actor.assignment.municipalityId === on.municipalityId &&
    actor.personId === on.ownerPersonId &&
    mayKnow(actor, on),
  formContact: (actor, on) =>
    actor.is === 'person' && on.is === 'handOver' && actor.assignment.unitId === on.formUnitId,
  formSender: (actor, on) =>
    actor.is === 'person' &&
    on.is === 'handOver' &&
    on.isAwaited &&
    actor.assignment.unitId === on.fromUnitId,
};

const holds = (actor: Actor, action: Action, on: Resource): boolean => {
  if (actor.is === 'system') return false;
  const function_ = actor.is === 'client' ? 'client' : actor.assignment.role;
  return permissions[action].by.some(
    ({ who, as }) => who.includes(function_) && stands[as](actor, on),
  );
};

/**
 * Answers whether an actor may do something with an object. This is the first of the two fences,
 * beside row-level security. Pure: the caller reads the actor's function and the resource's
 * relations from the database within the same transaction.
 */
export function decide(actor: Actor, action: Action, on: Resource): Decision {
  if (holds(actor, action, on)) return { allow: true };
  const seen = holds(actor, sightOf[on.is], on);
  return { allow: false, because: seen ? 'forbidden' : 'hidden', rule: action };
}

/**
 * Whether a deed may be done with a report that this municipality answers for, or that another one
 * does: `elsewhere` is the ground on which, null where it is this one.
 */
export function isOurs(action: Action, elsewhere: ElsewhereGround | null): boolean {
  const rule = permissions[action].elsewhere;
  if (rule === undefined || elsewhere === null) return true;
  return rule === 'whenMovedAway' && elsewhere === 'movedAway';
}

/** Whether a deed may be done with a written report that is part of the spoken one it confirms. */
export function isOfConfirming(action: Action): boolean {
  return permissions[action].withConfirming === true;
}

/** Whether a deed is possible in this main status of a report. */
export function isPossible(action: Action, status: Status): boolean {
  return permissions[action].in?.includes(status) ?? true;
}
