import { dutyRules } from '../../domain/areas.ts';
import type { RungTarget } from '../../domain/duties/duty-rule.ts';
import { sideOfRole, type Role } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import { insertNotice, insertTestNotice } from '../../database/duties/notice-store.ts';
import type { DirectoryPerson } from '../../database/people/people-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { newId } from '../../platform/ids.ts';

export type NoticeContext = {
  readonly tx: Tx;
  readonly now: Instant;
  readonly people: readonly DirectoryPerson[];
  /** Of an artificial report, whose notices go to the test mailbox and to nobody. */
  readonly testMailbox: boolean;
  readonly authorId: string | null;
  /** Person who holds the case; null before a receiver has opened the report. */
  readonly holderId: string | null;
};

/**
 * Ids of the people who hold the function and are not away. When every IFO-chef is away the
 * deputies are told instead, so that an escalation reaches somebody.
 */
const holdersOf = (people: readonly DirectoryPerson[], role: Role): readonly string[] => {
  const there = people.filter((person) => person.role === role && !person.absent);
  if (there.length === 0 && role === 'ifoChef') return holdersOf(people, 'deputyIfoChef');
  return there.map(({ personId }) => personId);
};

/**
 * Resolves a rung's target to the people it means at this moment. The table of duties names
 * functions only, so that a rung reaches whoever holds the function now; the notices keep who was
 * told. A ladder that can stand on either side reaches the functions of its own side alone.
 */
const recipients = (
  context: NoticeContext,
  duty: DutyRow,
  target: RungTarget,
): readonly string[] => {
  if (target === 'author') return context.authorId ? [context.authorId] : [];
  if (target === 'caseHolder') return context.holderId ? [context.holderId] : [];
  const there = context.people.filter((person) => !person.absent);
  if (target === 'signatoryDeputy') {
    return there.filter((p) => p.deputyFor === duty.signatory).map((p) => p.personId);
  }
  if (target !== 'owner') {
    const isTold = sideOfRole(target) === duty.side || dutyRules[duty.kind].alsoOwner === target;
    return isTold ? holdersOf(there, target) : [];
  }
  const { assigneeId, ownerRole } = duty;
  if (assigneeId && there.some((p) => p.personId === assigneeId)) return [assigneeId];
  // Her colleagues may not know that she called.
  if (dutyRules[duty.kind].owner === 'reporter') return [];
  // An assignee who is away is passed over and the other holders of the function are told. Somebody
  // who is there only as deputy is not: the rung with the target `signatoryDeputy` tells her.
  return holdersOf(
    there.filter((p) => p.deputyFor !== p.role),
    ownerRole,
  );
};

/**
 * Writes the notice *you have a task* for everybody whom the rung tells. There is at most one per
 * person, duty and rung, so that a repeated call tells nobody twice. Rung 0 is the asking itself,
 * before any reminder. Of an artificial report the test mailbox is told instead.
 */
export async function notify(
  context: NoticeContext,
  duty: DutyRow,
  rung: { readonly number: number; readonly to: readonly RungTarget[] },
): Promise<void> {
  const { now, tx } = context;
  const notice = { dutyId: duty.id, streamId: duty.streamId, rung: rung.number, madeAt: now };
  if (context.testMailbox) return insertTestNotice(tx, { ...notice, id: newId(now) });
  const told = new Set(rung.to.flatMap((target) => recipients(context, duty, target)));
  for (const personId of told) {
    await insertNotice(tx, { ...notice, id: newId(now), personId });
  }
}
