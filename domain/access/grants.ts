import type { Status } from '../report/status.ts';
import type { Role } from './roles.ts';

/** How an actor stands to the object of a deed or look. */
export type Relation =
  | 'any'
  | 'author'
  | 'colleagueOfSystem'
  | 'asker'
  | 'askedSignatory'
  | 'toldSchool'
  | 'ofMunicipality'
  | 'receivingStaff'
  | 'caseOwner'
  | 'formContact'
  | 'formSender';

export type Grant = { readonly who: readonly (Role | 'client')[]; readonly as: Relation };

/** Who may do something, and in which main status of a report; without `in`, in any. */
export type ActionRule = {
  readonly by: readonly Grant[];
  readonly in?: readonly Status[];
  /**
   * The deed asks for a login of a few minutes ago, so that nobody signs or decides at a computer
   * that somebody else has left.
   */
  readonly freshLogin?: true;
  /**
   * Done also with the written report after a call. All else is done with the spoken one, which has
   * the case.
   */
  readonly withConfirming?: true;
  /**
   * A step of the preliminary assessment, which is another municipality's to make once an officer
   * has found that it answers for the child (29 kap. SoL). An investigation that goes on here is
   * finished here although the child has moved (29 kap. 9 § SoL), so that a report can still belong
   * to it.
   */
  readonly elsewhere?: 'never' | 'whenMovedAway';
};

export const senderStaff = ['teacher', 'rektor', 'skolskoterska', 'kurator'] as const;
export const leaders = ['ifoChef', 'deputyIfoChef'] as const;
export const intakeStaff = ['officer', ...leaders] as const;

export const anySender: Grant = { who: [...senderStaff, 'client'], as: 'any' };
export const byAuthor: Grant = { who: senderStaff, as: 'author' };
export const byClientAuthor: Grant = { who: ['client'], as: 'author' };
export const bySignatory: Grant = { who: senderStaff, as: 'askedSignatory' };
export const byIntake: Grant = { who: intakeStaff, as: 'receivingStaff' };
export const byLeaders: Grant = { who: leaders, as: 'receivingStaff' };
export const byAuditor: Grant = { who: ['auditor'], as: 'receivingStaff' };
export const bySocialchef: Grant = { who: ['socialchef'], as: 'receivingStaff' };
/** Work on a case is for the officer who holds it, or for the leaders in her place. */
export const caseWork: readonly Grant[] = [{ who: ['officer'], as: 'caseOwner' }, byLeaders];

/** Every status but `disposed`. */
export const living: readonly Status[] = ['received', 'opened', 'assessed', 'concluded', 'closed'];
export const sinceOpened: readonly Status[] = ['opened', 'assessed', 'concluded'];
