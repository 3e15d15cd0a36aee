import { sideOf, type Assignment } from '../../domain/access/actor.ts';
import type { Status } from '../../domain/report/status.ts';
import { readOpenDuties, type DutyFilter } from '../../database/duties/open-duty-store.ts';
import { readQueue, type QueueFilter } from '../../database/reports/report-queue-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { statusesBehind } from '../trail/in-sight.ts';
import { lookAtHouse, recordListRead, type HouseActor } from '../acting/on-house.ts';
import { dutyView, type DutyView } from '../acting/on-report.ts';
import { summaryOf, type ReportSummary } from './report-views.ts';

export type Page = { readonly limit: number; readonly offset: number };
export type Listed<T> = { readonly total: number; readonly items: readonly T[] };

export type ReportQuery = Page & { readonly status?: Status; readonly reference?: string };

/** What a person signs for herself, and for whom she steps in from the signatory's first rung on. */
const askedOf = ({ unitId, role, deputyFor }: Assignment, { at }: Call) => ({
  unitId,
  roles: role === deputyFor ? [] : [role],
  deputyRoles: deputyFor === null ? [] : [deputyFor],
  at,
});

/** Senders list what they wrote or are asked to sign; receivers what came to their municipality. */
const scopeOf = (actor: HouseActor, call: Call): Omit<QueueFilter, keyof Page> => {
  if (actor.is === 'client') return { authorClientId: actor.clientId };
  const { assignment, personId } = actor;
  if (sideOf(actor) !== 'sender') return { municipalityId: assignment.municipalityId };
  return { authorPersonId: personId, askedOf: askedOf(assignment, call) };
};

/** The caller's queue: what waits unopened first, acute before all. One event per list. */
export function listReports(
  deps: Deps,
  call: Call,
  { status, ...query }: ReportQuery,
): Promise<Listed<ReportSummary>> {
  return lookAtHouse(deps, call, 'queue.read', async (tx, actor) => {
    const { total, reports } = await readQueue(tx, {
      ...query,
      ...(status && { statuses: statusesBehind(actor, status) }),
      ...scopeOf(actor, call),
    });
    await recordListRead(tx, call, {
      action: 'queue.read',
      reportIds: reports.map(({ id }) => id),
    });
    return { total, items: reports.map((report) => summaryOf(deps, call, report)) };
  });
}

export type OpenDuty = DutyView & { readonly streamId: string; readonly mine: boolean };

/** A case officer sees her own; leaders, socialchef and auditor the whole municipality's. */
const dutyScope = (actor: HouseActor, call: Call): Omit<DutyFilter, keyof Page> => {
  if (actor.is === 'client') return { assigneeId: actor.clientId, sides: ['sender'] };
  const { role, municipalityId } = actor.assignment;
  if (sideOf(actor) === 'sender') {
    return { sides: ['sender'], ownedBy: askedOf(actor.assignment, call) };
  }
  if (role === 'auditor') return { municipalityId, sides: ['sender', 'receiver'] };
  const received = { municipalityId, sides: ['receiver'] } as const;
  return role === 'officer' ? { ...received, assigneeId: actor.personId } : received;
};

/** Open duties across reports, most urgent first; no word of any case. */
export function listDuties(deps: Deps, call: Call, page: Page): Promise<Listed<OpenDuty>> {
  return lookAtHouse(deps, call, 'queue.read', async (tx, actor) => {
    const { total, duties } = await readOpenDuties(tx, { ...dutyScope(actor, call), ...page });
    const streams = [...new Set(duties.map(({ streamId }) => streamId))];
    await recordListRead(tx, call, { action: 'queue.read', reportIds: streams });
    return {
      total,
      items: duties.map((duty) => ({
        ...dutyView(duty),
        streamId: duty.streamId,
        mine: actor.is === 'person' && duty.assigneeId === actor.personId,
      })),
    };
  });
}
