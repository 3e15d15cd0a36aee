import { sideOf, type Actor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { SituationCause } from '../../domain/situations/records.ts';
import type { SituationRow } from '../../database/situations/situation-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';

export type SituationSummary = {
  readonly id: string;
  /** Why it was opened; for the school nothing but that it was an acute situation. */
  readonly because: SituationCause | 'acuteSituation';
  /** For the school: since when it knows. */
  readonly openedAt: Instant;
  readonly heldAt: Instant | null;
  /** The other situation with which it is followed up. */
  readonly joinedTo: string | null;
  /** Name of the IFO-chef's unit, which owns the follow-up and is the contact for it. */
  readonly owner: string;
  /** Null also where it would tell where a child with protected identity goes to school. */
  readonly school: string | null;
};

/**
 * Whether somebody who sees a situation reads what was written of it. An auditor traces who did what
 * and reads no words; nor does the socialchef where they could tell where a child with protected
 * identity is (routine §3.5).
 */
export function readsWords(actor: Actor, { protectedIdentity }: SituationRow): boolean {
  if (sideOf(actor) === 'auditor') return false;
  const isSocialchef = actor.is === 'person' && actor.assignment.role === 'socialchef';
  return !(protectedIdentity && isSocialchef);
}

export function schoolOf({ directory }: Deps, { senderUnitId }: SituationRow): string | null {
  return senderUnitId && directory.unit(senderUnitId).name;
}

/**
 * What a caller is shown of why and when it was opened. To the school both are neutral: that social
 * services found an immediate need, or when, is not the school's to know (routine §8).
 */
const originOf = (
  actor: Actor,
  { because, openedAt, plannedAt }: SituationRow,
): Pick<SituationSummary, 'because' | 'openedAt'> => {
  if (sideOf(actor) !== 'sender') return { because, openedAt };
  const reported = because === 'reportedAcute';
  return { because: 'acuteSituation', openedAt: reported ? openedAt : (plannedAt ?? openedAt) };
};

/** A situation as a line of a list, which names no school of a child with protected identity. */
export function summaryOf(deps: Deps, { actor }: Call, situation: SituationRow): SituationSummary {
  const hidesSchool = situation.protectedIdentity && sideOf(actor) !== 'sender';
  return {
    id: situation.id,
    ...originOf(actor, situation),
    heldAt: situation.heldAt,
    joinedTo: situation.joinedTo,
    owner: deps.directory.unit(situation.ownerUnitId).name,
    school: hidesSchool ? null : schoolOf(deps, situation),
  };
}
