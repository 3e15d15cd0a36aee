import type { RungTarget } from '../../domain/duties/duty-rule.ts';
import type { Role } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import { insertNotice } from '../../database/duties/notice-store.ts';
import type { DirectoryPerson } from '../../database/people/people-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { newId } from '../../platform/ids.ts';

export type NoticeContext = {
  readonly tx: Tx;
  readonly now: Instant;
  readonly people: readonly DirectoryPerson[];
  readonly authorId: string | null;
  /** Who holds the case; before the opening nobody does. */
  readonly holderId: string | null;
};

/** The people of a function who are there; the deputy stands in for an IFO-chef who is away. */
const holdersOf = (people: readonly DirectoryPerson[], role: Role): readonly string[] => {
  const there = people.filter((person) => person.role === role && !person.absent);
  if (there.length === 0 && role === 'ifoChef') return holdersOf(people, 'deputyIfoChef');
  return there.map(({ personId }) => personId);
};

/** The people a target means now: history keeps who it was, the table only functions. */
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
  if (target !== 'owner') return holdersOf(there, target);
  const { assigneeId, ownerRole } = duty;
  if (assigneeId && there.some((p) => p.personId === assigneeId)) return [assigneeId];
  // An assignee who is away falls off: the function's other holders are told, its deputy by a rung.
  return holdersOf(
    there.filter((p) => p.deputyFor !== p.role),
    ownerRole,
  );
};

/** *You have a task*: a row per person and rung, at most once each. Rung 0 is the asking itself. */
export async function notify(
  context: NoticeContext,
  duty: DutyRow,
  rung: { readonly number: number; readonly to: readonly RungTarget[] },
): Promise<void> {
  const told = new Set(rung.to.flatMap((target) => recipients(context, duty, target)));
  for (const personId of told) {
    await insertNotice(context.tx, {
      id: newId(context.now),
      personId,
      dutyId: duty.id,
      streamId: duty.streamId,
      rung: rung.number,
      madeAt: context.now,
    });
  }
}
