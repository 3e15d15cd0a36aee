import type { Actor, Assignment, SystemActor } from './actor.ts';
import type { Role } from './roles.ts';

/** What a report is to the permission table: who sent it, who holds it, who was asked to sign. */
export type ReportResource = {
  readonly is: 'report';
  readonly municipalityId: string;
  readonly senderOrganisationId: string;
  readonly senderUnitId: string;
  readonly authorPersonId: string | null;
  readonly authorClientId: string | null;
  readonly ownerPersonId: string | null;
  /** Signatory functions asked; a deputy is asked too once the first rung has come. */
  readonly asked: readonly { readonly role: Role; readonly deputyToo: boolean }[];
};
export type SituationResource = {
  readonly is: 'acuteSituation';
  readonly municipalityId: string;
  readonly senderOrganisationId: string | null;
  readonly senderUnitId: string | null;
};
/** What belongs to nobody in particular: lists, settings, one's own page. */
export type HouseResource = { readonly is: 'house'; readonly municipalityId: string };
export type Resource = ReportResource | SituationResource | HouseResource;

export type Relation =
  'any' | 'author' | 'askedSignatory' | 'senderUnit' | 'receivingStaff' | 'caseOwner';

type Grant = { readonly who: readonly (Role | 'client')[]; readonly as: Relation };

const senderStaff = ['teacher', 'rektor', 'skolskoterska', 'kurator'] as const;
const leaders = ['ifoChef', 'deputyIfoChef'] as const;
const intake = ['officer', ...leaders] as const;

const anySender: Grant = { who: [...senderStaff, 'client'], as: 'any' };
const byAuthor: Grant = { who: senderStaff, as: 'author' };
const byClientAuthor: Grant = { who: ['client'], as: 'author' };
const bySignatory: Grant = { who: senderStaff, as: 'askedSignatory' };
const byIntake: Grant = { who: intake, as: 'receivingStaff' };
const byLeaders: Grant = { who: leaders, as: 'receivingStaff' };
const byAuditor: Grant = { who: ['auditor'], as: 'receivingStaff' };
const bySocialchef: Grant = { who: ['socialchef'], as: 'receivingStaff' };
/** The work of a case: its officer, or the leaders in her place. */
const caseWork: readonly Grant[] = [{ who: ['officer'], as: 'caseOwner' }, byLeaders];

/** Who may do what, and as what; one row per action, one table for the whole house. */
export const permissions = {
  'report.send': [anySender],
  'report.read': [byAuthor, byClientAuthor, bySignatory, byIntake, bySocialchef, byAuditor],
  'report.readContent': [byAuthor, bySignatory, byIntake],
  'report.readDocument': [byAuthor, bySignatory, byIntake],
  'report.readReceipt': [byAuthor, byClientAuthor],
  'report.readHistory': [byAuthor, byIntake, byAuditor],
  'report.sign': [bySignatory],
  'supplement.add': [byAuthor],
  'supplement.read': caseWork,
  'report.open': [byIntake],
  'case.assign': [byLeaders],
  'contact.record': caseWork,
  'protection.assess': caseWork,
  'case.register': caseWork,
  'note.take': caseWork,
  'consent.record': caseWork,
  'meeting.plan': caseWork,
  'decision.make': caseWork,
  'concerned.inform': caseWork,
  // Co-signers learn nothing of the answer by their role.
  'feedback.read': [byAuthor, byIntake],
  'feedback.request': [byAuthor],
  'feedback.give': caseWork,
  'situation.open': [byIntake],
  'situation.read': [{ who: ['rektor'], as: 'senderUnit' }, byIntake, bySocialchef, byAuditor],
  'situation.lead': [byLeaders],
  'queue.read': [anySender, { who: [...intake, 'socialchef', 'auditor'], as: 'receivingStaff' }],
  'settings.read': [
    anySender,
    { who: [...intake, 'socialchef', 'auditor', 'administrator'], as: 'receivingStaff' },
  ],
  'people.read': [{ who: [...leaders, 'administrator'], as: 'receivingStaff' }],
  'reconciliation.read': [{ who: [...leaders, 'administrator', 'auditor'], as: 'receivingStaff' }],
  'absence.record': [{ who: [...leaders, 'administrator'], as: 'receivingStaff' }],
  'me.read': [
    {
      who: [...senderStaff, ...intake, 'socialchef', 'auditor', 'administrator', 'client'],
      as: 'any',
    },
  ],
} as const satisfies Readonly<Record<string, readonly Grant[]>>;
export type Action = keyof typeof permissions;

/** Sight: whoever may read an object at all sees it; to everyone else it does not exist. */
const sightOf: Readonly<Record<Resource['is'], Action>> = {
  report: 'report.read',
  acuteSituation: 'situation.read',
  house: 'me.read',
};

export type Decision =
  | { readonly allow: true }
  | { readonly allow: false; readonly because: 'hidden' | 'forbidden'; readonly rule: string };

/** Whether this person is the one asked: for her own function, or as deputy once it is her turn. */
export function isAskedOf(
  { role, deputyFor }: Pick<Assignment, 'role' | 'deputyFor'>,
  asked: ReportResource['asked'][number],
): boolean {
  return deputyFor === asked.role ? asked.deputyToo : asked.role === role;
}

/** How one relation is told; a system actor has none, it holds no row of the table. */
type Stands = (actor: Exclude<Actor, SystemActor>, on: Resource) => boolean;

const stands: Readonly<Record<Relation, Stands>> = {
  any: () => true,
  receivingStaff: (actor, on) =>
    actor.is === 'person' && actor.assignment.municipalityId === on.municipalityId,
  senderUnit: (actor, on) =>
    actor.is === 'person' && on.is !== 'house' && actor.assignment.unitId === on.senderUnitId,
  author: (actor, on) => {
    if (on.is !== 'report') return false;
    if (actor.is === 'client') return actor.clientId === on.authorClientId;
    // Her copy belongs to the authority she wrote it for: nothing follows her to another.
    return (
      actor.personId === on.authorPersonId &&
      actor.assignment.organisationId === on.senderOrganisationId
    );
  },
  askedSignatory: (actor, on) =>
    actor.is === 'person' &&
    on.is === 'report' &&
    actor.assignment.unitId === on.senderUnitId &&
    on.asked.some((asked) => isAskedOf(actor.assignment, asked)),
  caseOwner: (actor, on) =>
    actor.is === 'person' &&
    on.is === 'report' &&
    actor.assignment.municipalityId === on.municipalityId &&
    actor.personId === on.ownerPersonId,
};

const holds = (actor: Actor, action: Action, on: Resource): boolean => {
  if (actor.is === 'system') return false;
  const function_ = actor.is === 'client' ? 'client' : actor.assignment.role;
  const grants: readonly Grant[] = permissions[action];
  return grants.some(({ who, as }) => who.includes(function_) && stands[as](actor, on));
};

/**
 * The first of the two fences. Pure: the caller reads the actor's function and the resource's
 * relations from the database within the same transaction.
 */
export function decide(actor: Actor, action: Action, on: Resource): Decision {
  if (holds(actor, action, on)) return { allow: true };
  const seen = holds(actor, sightOf[on.is], on);
  return { allow: false, because: seen ? 'forbidden' : 'hidden', rule: action };
}
