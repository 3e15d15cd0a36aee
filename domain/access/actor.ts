import type { Instant } from '../calendar/time.ts';
import { sideOfRole, type Role, type Side } from './roles.ts';

export type Assignment = {
  readonly id: string;
  readonly role: Role;
  readonly unitId: string;
  readonly organisationId: string;
  readonly municipalityId: string;
  /** The signatory function that this person steps in for, from the first rung of co-signing on. */
  readonly deputyFor: Role | null;
  /** Whether an officer belongs to those who may know of reports on people with protected identity. */
  readonly needToKnow: boolean;
};

/** Parts of the system that act without a person; their events name the part. */
export const systemParts = [
  'ladder',
  'letters',
  'closing',
  'opening',
  'forwarding',
  'reconciliation',
  'logReview',
  'termMeetings',
  'synthetic',
] as const;
export type SystemPart = (typeof systemParts)[number];

export type PersonActor = {
  readonly is: 'person';
  readonly personId: string;
  readonly assignment: Assignment;
  /** How surely the login proved who it was (`acr` of the token); a signature records it. */
  readonly assurance: string;
  /** When she proved who she was (`auth_time` of the token). */
  readonly loggedInAt: Instant;
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

/**
 * The function as events record it, `role@unit` for people, so that the trail shows in which
 * function a person acted even after she has left it.
 */
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
