import { sideOfRole, type Role, type Side } from './roles.ts';

export type Assignment = {
  readonly id: string;
  readonly role: Role;
  readonly unitId: string;
  readonly organisationId: string;
  readonly municipalityId: string;
  /** The signatory function this person steps in for, on the second rung of co-signing. */
  readonly deputyFor: Role | null;
};

/** Parts of the system that act without a person; their events name the part. */
export type SystemPart = 'ladder' | 'letters' | 'closing';

export type PersonActor = {
  readonly is: 'person';
  readonly personId: string;
  readonly assignment: Assignment;
  /** `acr` of the login, bound into a signature. */
  readonly assurance: string;
};
export type ClientActor = {
  readonly is: 'client';
  readonly clientId: string;
  readonly organisationId: string;
  readonly municipalityId: string;
  readonly unitId: string;
};
export type SystemActor = { readonly is: 'system'; readonly part: SystemPart };
export type Actor = PersonActor | ClientActor | SystemActor;

export function actorId(actor: Actor): string {
  switch (actor.is) {
    case 'person':
      return actor.personId;
    case 'client':
      return actor.clientId;
    case 'system':
      return actor.part;
  }
}

export function sideOf(actor: Actor): Side {
  switch (actor.is) {
    case 'person':
      return sideOfRole(actor.assignment.role);
    case 'client':
      return 'sender';
    case 'system':
      return 'none';
  }
}

/** `role@unit` for people, so that history keeps the function as it was held at the time. */
export function functionOf(actor: Actor): string {
  switch (actor.is) {
    case 'person':
      return `${actor.assignment.role}@${actor.assignment.unitId}`;
    case 'client':
      return `client@${actor.unitId}`;
    case 'system':
      return `system/${actor.part}`;
  }
}
