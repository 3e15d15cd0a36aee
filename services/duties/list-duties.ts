import { sideOf } from '../../domain/access/actor.ts';
import { isInTheKnow } from '../../domain/access/need-to-know.ts';
import { readOpenDuties, type DutyFilter } from '../../database/duties/open-duty-store.ts';
import { askedOf } from '../acting/asked-of.ts';
import type { Caller } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { dutyView, type DutyView } from '../acting/duty-view.ts';
import { lookAcross } from '../acting/look-across.ts';
import type { Listed, Page } from '../acting/page.ts';

export type OpenDuty = DutyView & { readonly streamId: string; readonly mine: boolean };

/**
 * Which open duties a caller may list: a client its own, somebody at a school those asked of her
 * function, an officer those assigned to her and those of any officer, leaders and socialchef the receiver's of the whole
 * municipality, an auditor those of both sides.
 */
const scopeOf = (caller: Caller, call: Call): Omit<DutyFilter, keyof Page> => {
  if (caller.is === 'client') return { assigneeId: caller.clientId, sides: ['sender'] };
  const { role, municipalityId, unitId } = caller.assignment;
  if (sideOf(caller) === 'sender') {
    const { personId } = caller;
    // What she does for a form is social services' to see, and so stands on their side.
    const sides = role === 'contactFunction' ? (['receiver'] as const) : (['sender'] as const);
    return { sides, ownedBy: { ...askedOf(caller.assignment, call.at), personId } };
  }
  if (role === 'auditor') return { municipalityId, sides: ['sender', 'receiver'] };
  const received = { municipalityId, sides: ['receiver'] } as const;
  if (role !== 'officer') return received;
  const anybodys = { unitId, role, isInTheKnow: isInTheKnow(caller.assignment) };
  return { ...received, assigneeId: caller.personId, orAnybodysOf: anybodys };
};

/**
 * Lists the caller's open duties across reports and situations, the earliest due first. No duty
 * carries a word of its case.
 */
export function listDuties(deps: Deps, call: Call, page: Page): Promise<Listed<OpenDuty>> {
  return lookAcross(deps, call, { asks: 'queue.read' }, async (tx, caller) => {
    const { total, duties } = await readOpenDuties(tx, { ...scopeOf(caller, call), ...page });
    const items = duties.map((duty) => ({
      ...dutyView(duty, call),
      streamId: duty.streamId,
      mine: caller.is === 'person' && duty.assigneeId === caller.personId,
    }));
    return {
      shown: { total, items },
      streamIds: [...new Set(duties.map(({ streamId }) => streamId))],
    };
  });
}
