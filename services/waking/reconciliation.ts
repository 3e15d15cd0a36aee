import {
  addDays,
  atLocalTime,
  localDate,
  type Instant,
  type LocalDate,
} from '../../domain/calendar/time.ts';
import { recallState, rememberState } from '../../database/waking/worker-state-store.ts';
import {
  firstArrival,
  readReconciliations,
  reportsSentBetween,
  saveReconciliation,
  type ReconciliationRow,
  type SentReport,
} from '../../database/waking/reconciliation-store.ts';
import { newId } from '../../platform/ids.ts';
import { findDifference } from '../house/find-difference.ts';
import { askAll } from './ask-all.ts';
import { compareSentCounts } from './compare-sent-counts.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { watchVolume } from './watch-volume.ts';
import { homeOf } from '../acting/begin.ts';
import { lookUp } from '../acting/look-across.ts';
import type { Listed, Page } from '../acting/page.ts';
import type { Workflows } from './workflows.ts';

type Started = Pick<Workflows, 'hasStarted'>;

const bySender = (sent: readonly SentReport[]): readonly (readonly SentReport[])[] => [
  ...Map.groupBy(sent, (one) => `${one.senderOrganisationId} ${one.municipalityId}`).values(),
];

/**
 * Counts the reports whose workflow has started. A closed report counts without asking Temporal:
 * only its workflow can have closed it, and Temporal deletes ended workflows after a while.
 */
const countStarted = async (workflows: Started, sent: readonly SentReport[]): Promise<number> => {
  const started = await askAll(
    sent,
    ({ id, closed }) => closed || workflows.hasStarted({ id, kind: 'report' }),
  );
  return started.filter(Boolean).length;
};

const countsOf = async (workflows: Started, sent: readonly SentReport[]) => ({
  reportsSent: sent.length,
  dutiesOpened: sent.filter((one) => one.firstDutyOpened).length,
  workflowsStarted: await countStarted(workflows, sent),
  openedOrOverdue: sent.filter((one) => one.openedOrOverdue).length,
});

/** A difference is a duty of the house (routine §3.6), one for each sender and day. */
const tellOf = (
  deps: Deps,
  { id, municipalityId, senderOrganisationId, day, ...row }: ReconciliationRow,
  now: Instant,
): Promise<boolean> => {
  const { reportsSent, dutiesOpened, workflowsStarted, openedOrOverdue } = row;
  const counts = { reportsSent, dutiesOpened, workflowsStarted, openedOrOverdue };
  const sender = deps.directory.organisation(senderOrganisationId).name;
  const found = { outcome: 'counts', about: id, secret: { day, sender, counts } } as const;
  return findDifference(deps, { municipalityId, now }, found, ({ about }) => about === id);
};

/**
 * Counts the reports of one day per sender and municipality in four independent ways: reports sent,
 * first duty opened, workflow started (asked of Temporal), and opened by a person or still with an
 * open duty that escalates it. Where the four differ, something of a report was lost on its way; 63
 * reports once vanished for a year because nobody counted.
 *
 * @param of the day (Europe/Stockholm) whose reports are counted, and the instant of the count
 */
export async function reconcileDay(
  deps: Deps,
  workflows: Started,
  of: { readonly day: LocalDate; readonly now: Instant },
): Promise<readonly ReconciliationRow[]> {
  const sent = await reportsSentBetween(deps.db, {
    from: atLocalTime(of.day, '00:00'),
    to: atLocalTime(addDays(of.day, 1), '00:00'),
  });
  const rows: ReconciliationRow[] = [];
  for (const group of bySender(sent)) {
    const [first] = group;
    if (!first) continue;
    const counts = await countsOf(workflows, group);
    const row = {
      id: newId(of.now),
      municipalityId: first.municipalityId,
      senderOrganisationId: first.senderOrganisationId,
      day: of.day,
      ranAt: of.now,
      ...counts,
      differs: new Set(Object.values(counts)).size > 1,
    };
    const saved = await saveReconciliation(deps.db, row);
    if (saved.differs) await tellOf(deps, saved, of.now);
    rows.push(saved);
  }
  return rows;
}

/**
 * The most days that one run counts. After a longer outage the rest follow the next mornings,
 * oldest first.
 */
const daysAtOnce = 31;

const earlier = (one: LocalDate, other: LocalDate): LocalDate => (one < other ? one : other);

/**
 * The oldest day that was never counted. When none is left it is `over`, the newest day that has
 * ended, which is then counted again.
 */
const firstToCount = async (deps: Deps, over: LocalDate): Promise<LocalDate> => {
  const last = await recallState(deps.db, 'reconciledThrough');
  if (last !== undefined) return earlier(addDays(last, 1), over);
  const arrival = await firstArrival(deps.db);
  return arrival === undefined ? over : earlier(localDate(arrival), over);
};

/**
 * Counts every day (Europe/Stockholm) that has ended since the last one counted, so that an outage
 * leaves none out. Each day is remembered as soon as it is counted, so that a run that is cut off
 * goes on from there.
 */
export async function reconcileDays(
  deps: Deps,
  workflows: Started,
  now: Instant,
): Promise<readonly ReconciliationRow[]> {
  const over = addDays(localDate(now), -1);
  const rows: ReconciliationRow[] = [];
  let day = await firstToCount(deps, over);
  for (let counted = 0; day <= over && counted < daysAtOnce; counted += 1) {
    rows.push(...(await reconcileDay(deps, workflows, { day, now })));
    await rememberState(deps.db, 'reconciledThrough', day);
    day = addDays(day, 1);
  }
  if (day > over) await watchVolume(deps, { through: over, now });
  await compareSentCounts(deps, now);
  return rows;
}

export type ReconciliationView = Omit<
  ReconciliationRow,
  'municipalityId' | 'senderOrganisationId'
> & {
  readonly municipality: string;
  readonly sender: string;
};

/** A page of the counts of the caller's municipality, the newest first. */
export function listReconciliations(
  deps: Deps,
  call: Call,
  page: Page,
): Promise<Listed<ReconciliationView>> {
  return lookUp(deps, call, 'reconciliation.read', async (tx, actor) => {
    const { total, rows } = await readReconciliations(tx, homeOf(actor).municipalityId, page);
    const items = rows.map(({ municipalityId, senderOrganisationId, ...row }) => ({
      ...row,
      municipality: deps.directory.municipality(municipalityId).name,
      sender: deps.directory.organisation(senderOrganisationId).name,
    }));
    return { total, items };
  });
}
