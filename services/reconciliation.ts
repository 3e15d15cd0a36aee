import { addDays, atLocalTime, localDate, type Instant, type LocalDate } from '../domain/time.ts';
import {
  readReconciliations,
  reportsSentBetween,
  saveReconciliation,
  type ReconciliationRow,
  type SentReport,
} from '../database/reconciliation-store.ts';
import { newId } from '../platform/ids.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';
import { homeOf, lookAtHouse } from './on-house.ts';
import type { Engine } from './relay.ts';

const bySender = (sent: readonly SentReport[]): readonly (readonly SentReport[])[] => [
  ...Map.groupBy(sent, (one) => `${one.senderOrganisationId} ${one.municipalityId}`).values(),
];

const countStarted = async (engine: Pick<Engine, 'isRunning'>, sent: readonly SentReport[]) => {
  const started = await Promise.all(sent.map(({ id }) => engine.isRunning({ id, kind: 'report' })));
  return started.filter(Boolean).length;
};

/**
 * *Sent = received*, checked daily per sender from independent counts: reports sent, first duty
 * opened, workflow started (asked of the engine), opened by a person or held by an escalating duty.
 * 63 reports once vanished for a year because nobody counted.
 *
 * @param day local date whose reports are counted
 * @param hasStarted asked of the engine: running, or ended since
 */
export const reconcileDay = async (
  deps: Deps,
  engine: { readonly hasStarted: Engine['isRunning'] },
  of: { readonly day: LocalDate; readonly now: Instant },
): Promise<readonly ReconciliationRow[]> => {
  const sent = await reportsSentBetween(deps.db, {
    from: atLocalTime(of.day, '00:00'),
    to: atLocalTime(addDays(of.day, 1), '00:00'),
  });
  const rows: ReconciliationRow[] = [];
  for (const group of bySender(sent)) {
    const [first] = group;
    if (!first) continue;
    const counts = {
      reportsSent: group.length,
      dutiesOpened: group.filter((one) => one.firstDutyOpened).length,
      workflowsStarted: await countStarted({ isRunning: engine.hasStarted }, group),
      openedOrOverdue: group.filter((one) => one.openedOrOverdue).length,
    };
    const row = {
      id: newId(of.now),
      municipalityId: first.municipalityId,
      senderOrganisationId: first.senderOrganisationId,
      day: of.day,
      ranAt: of.now,
      ...counts,
      differs: new Set(Object.values(counts)).size > 1,
    };
    await saveReconciliation(deps.db, row);
    rows.push(row);
  }
  return rows;
};

/** The day before the instant's own, in local time: the one that is over. */
export const dayBefore = (now: Instant): LocalDate => addDays(localDate(now), -1);

export type ReconciliationView = Omit<
  ReconciliationRow,
  'municipalityId' | 'senderOrganisationId'
> & {
  readonly municipality: string;
  readonly sender: string;
};

const listed = 100;

/** The newest counts of the caller's municipality. */
export const listReconciliations = (
  deps: Deps,
  call: Call,
): Promise<readonly ReconciliationView[]> =>
  lookAtHouse(deps, call, 'reconciliation.read', async (tx, actor) =>
    (await readReconciliations(tx, homeOf(actor).municipalityId, listed)).map(
      ({ municipalityId, senderOrganisationId, ...row }) => ({
        ...row,
        municipality: deps.directory.municipality(municipalityId).name,
        sender: deps.directory.organisation(senderOrganisationId).name,
      }),
    ),
  );
