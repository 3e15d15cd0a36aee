import { sideOf } from '../../domain/access/actor.ts';
import { readOpenDuties, type DutyFilter } from '../../database/duties/open-duty-store.ts';
import { askedOf } from '../acting/asked-of.ts';
import type { Caller } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { dutyView, type DutyView } from '../acting/duty-view.ts';
import { lookAcross } from '../acting/look-across.ts';
import type { Listed, Page } from '../acting/page.ts';

export type OpenDuty = DutyView & { readonly streamId: string; readonly mine: boolean };

/** A case officer sees her own; leaders, socialchef and auditor the whole municipality's. */
const scopeOf = (caller: Caller, call: Call): Omit<DutyFilter, keyof Page> => {
  if (caller.is === 'client') return { assigneeId: caller.clientId, sides: ['sender'] };
  const { role, municipalityId } = caller.assignment;
  if (sideOf(caller) === 'sender') {
    return { sides: ['sender'], ownedBy: askedOf(caller.assignment, call.at) };
  }
  if (role === 'auditor') return { municipalityId, sides: ['sender', 'receiver'] };
  const received = { municipalityId, sides: ['receiver'] } as const;
  return role === 'officer' ? { ...received, assigneeId: caller.personId } : received;
};

/** Open duties across reports, most urgent first; no word of any case. */
export function listDuties(deps: Deps, call: Call, page: Page): Promise<Listed<OpenDuty>> {
  return lookAcross(deps, call, { asks: 'queue.read' }, async (tx, caller) => {
    const { total, duties } = await readOpenDuties(tx, { ...scopeOf(caller, call), ...page });
    const items = duties.map((duty) => ({
      ...dutyView(duty),
      streamId: duty.streamId,
      mine: caller.is === 'person' && duty.assigneeId === caller.personId,
    }));
    return {
      shown: { total, items },
      streamIds: [...new Set(duties.map(({ streamId }) => streamId))],
    };
  });
}
