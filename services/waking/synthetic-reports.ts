import { localDate, type Instant } from '../../domain/calendar/time.ts';
import {
  isItsHour,
  isOverLimit,
  stageOf,
  syntheticAt,
  type SyntheticStopped,
} from '../../domain/house/synthetic-chain.ts';
import {
  daysOfSynthetic,
  endSynthetic,
  syntheticUnderWay,
  type SyntheticUnderWay,
} from '../../database/waking/synthetic-store.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Acting } from '../acting/acting.ts';
import type { Deps } from '../acting/deps.ts';
import { lock } from '../acting/lock.ts';
import { closeFiles, openFile } from '../acting/stream-file.ts';
import { findDifference } from '../house/find-difference.ts';
import { reportStream } from '../reports/report-stream.ts';
import { sendSynthetic, syntheticSender } from '../reports/send-synthetic.ts';
import { someDaysBefore } from './synthetic-figures.ts';

/** Where the notices of artificial reports go, instead of to people. */
export type TestMailbox = {
  /** Repeating it does no harm. @throws when it cannot be delivered */
  readonly deliver: (notice: {
    readonly municipalityId: string;
    readonly reportId: string;
  }) => Promise<void>;
};

const hourOf = ({ directory }: Deps, municipalityId: string, now: Instant): number =>
  directory.settingsInForce(municipalityId, localDate(now)).syntheticReportHour;

/**
 * Sends the artificial report of the day wherever its hour has come and it has not been sent.
 *
 * @returns how many were sent
 */
export async function sendSyntheticReports(deps: Deps, now: Instant): Promise<number> {
  let sent = 0;
  for (const { id } of deps.directory.municipalities) {
    if (!isItsHour(hourOf(deps, id, now), now)) continue;
    if (await sendSynthetic(deps, id, now)) sent += 1;
  }
  return sent;
}

/** Takes it back, so that nobody is owed it any longer, and closes it. Its trail stays. */
const withdraw = (
  deps: Deps,
  { id }: SyntheticUnderWay,
  { outcome, now }: { readonly outcome: 'delivered' | 'late'; readonly now: Instant },
): Promise<void> =>
  inTransaction(deps.db, syntheticSender, async (tx) => {
    const call = { actor: syntheticSender, at: now };
    const acting: Acting = { deps, call, tx, changes: [] };
    const file = openFile(acting, reportStream, await lock(acting, reportStream, id));
    // Another worker may have done so meanwhile.
    if (file.row.status === 'closed') return;
    await file.record('syntheticWithdrawn', { outcome });
    file.mark('reportClosed');
    const end = outcome === 'delivered' ? { deliveredAt: now } : { stoppedAt: now };
    file.alsoWrite(() => endSynthetic(tx, id, end));
    await closeFiles(acting).write(tx);
  });

const tell = (
  deps: Deps,
  { about, municipalityId, now }: { about: string; municipalityId: string; now: Instant },
  secret: SyntheticStopped,
): Promise<boolean> =>
  findDifference(
    deps,
    { municipalityId, now },
    { outcome: 'syntheticReport', about, secret },
    (known) => known.about === about && localDate(known.occurredAt) >= secret.day,
  );

type Followed = 'delivered' | 'stopped' | 'onItsWay';

const follow = async (
  deps: Deps,
  mailbox: TestMailbox,
  { report, now }: { readonly report: SyntheticUnderWay; readonly now: Instant },
): Promise<Followed> => {
  const { id, municipalityId, day, sentAt } = report;
  const reached = stageOf(report);
  if (isOverLimit(sentAt, now)) {
    await tell(deps, { about: id, municipalityId, now }, { day, sentAt, reached });
    await withdraw(deps, report, { outcome: 'late', now });
    return 'stopped';
  }
  if (reached !== 'noticed') return 'onItsWay';
  await mailbox.deliver({ municipalityId, reportId: id });
  await withdraw(deps, report, { outcome: 'delivered', now });
  return 'delivered';
};

/** How many were found just now that should have been sent today, as on the days before, and were not. */
const tellUnsent = async (deps: Deps, now: Instant): Promise<number> => {
  const day = localDate(now);
  let unsent = 0;
  for (const { municipalityId, newest } of await daysOfSynthetic(deps.db, someDaysBefore(now))) {
    const due = syntheticAt(day, hourOf(deps, municipalityId, now));
    if (newest >= day || !isOverLimit(due, now)) continue;
    const stopped = { day, sentAt: null, reached: 'notSent' } as const;
    if (await tell(deps, { about: municipalityId, municipalityId, now }, stopped)) unsent += 1;
  }
  return unsent;
};

export type SyntheticRound = {
  readonly delivered: number;
  /** Chains that came to a stop, and days without any. */
  readonly stopped: number;
  readonly failed: number;
  readonly error?: unknown;
};

/**
 * Follows the artificial reports on their way. One whose notice was delivered is withdrawn; one that
 * has not come so far in time is too, and somebody has to find out why. One that cannot be followed
 * leaves the others to be. Repeating it changes nothing.
 */
export async function followSyntheticReports(
  deps: Deps,
  mailbox: TestMailbox,
  now: Instant,
): Promise<SyntheticRound> {
  let [delivered, stopped, failed] = [0, 0, 0];
  let error: unknown;
  for (const report of await syntheticUnderWay(deps.db)) {
    try {
      const followed = await follow(deps, mailbox, { report, now });
      if (followed === 'delivered') delivered += 1;
      if (followed === 'stopped') stopped += 1;
    } catch (failure) {
      failed += 1;
      error = failure;
    }
  }
  stopped += await tellUnsent(deps, now);
  return { delivered, stopped, failed, ...(failed > 0 && { error }) };
}
