import type { SystemActor } from '../../domain/access/actor.ts';
import type { ReportState, Seen, SituationState } from '../../domain/waking/stream-view.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { endDuties, readDuties, type DutyRow } from '../../database/duties/duty-store.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import { readLetters } from '../../database/letters/letter-store.ts';
import { peopleOfUnit } from '../../database/people/people-store.ts';
import { readReport, type ReportRow } from '../../database/reports/report-store.ts';
import { readSituation } from '../../database/situations/situation-store.ts';
import { lockStream, type StreamHead } from '../../database/acting/stream-store.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import { openSeal } from '../acting/data-key.ts';
import type { Deps } from '../acting/deps.ts';
import { climbLadder, type LadderGround } from './ladder.ts';
import { notify } from './notices.ts';
import { beginStreamWork, type StreamWork } from '../acting/stream-work.ts';

const ladder: SystemActor = { is: 'system', part: 'ladder' };

const isOpen = (duty: DutyRow): boolean => duty.state === 'open';

/** People of both units and of the management: whom the rungs of this stream may tell. */
const groundOf = async (
  deps: Deps,
  tx: Tx,
  now: Instant,
  of: {
    readonly municipalityId: string;
    readonly settingsVersion: number;
    readonly units: readonly string[];
    readonly authorId: string | null;
    readonly holderId: string | null;
  },
): Promise<LadderGround> => {
  const management = deps.directory.managementUnit(of.municipalityId).id;
  const units = new Set([...of.units, management]);
  const people = await Promise.all([...units].map((unit) => peopleOfUnit(tx, unit, now)));
  return {
    tx,
    now,
    settings: deps.directory.settingsVersion(of.municipalityId, of.settingsVersion),
    people: people.flat(),
    authorId: of.authorId,
    holderId: of.holderId,
  };
};

/** Co-signing ends by itself after its last rung: an unsigned report is complete in law. */
const lapse = async (tx: Tx, work: StreamWork, duty: DutyRow, now: Instant): Promise<void> => {
  const { seq } = work.record({
    kind: 'signatureRecorded',
    clear: { role: duty.signatory, outcome: 'missing' },
  });
  work.note('dutyLapsed', { side: duty.side, fact: duty.id, purpose: `${duty.kind}: missing` });
  await endDuties(tx, [
    { id: duty.id, state: 'lapsed', reason: 'missing', endedAt: now, endedSeq: seq },
  ]);
};

/** Fires what is due and asks those who were not asked yet. */
const climbAll = async (
  ground: LadderGround,
  work: StreamWork,
  duties: readonly DutyRow[],
): Promise<void> => {
  for (const duty of duties.filter(isOpen)) {
    if (duty.kind === 'coSign') await notify(ground, duty, { number: 0, to: ['owner'] });
    if (await climbLadder(ground, work, duty)) await lapse(ground.tx, work, duty, ground.now);
  }
};

const earliestRung = (duties: readonly DutyRow[]): Instant | null =>
  duties
    .map(({ nextRungAt }) => nextRungAt)
    .filter((at) => at !== null)
    .toSorted()
    .at(0) ?? null;

const workOn = async (deps: Deps, tx: Tx, head: StreamHead, now: Instant): Promise<StreamWork> => {
  const seal = await openSeal(tx, deps.keyring, head.id);
  return beginStreamWork({ tx, actor: ladder, at: now, head, seal });
};

const reportState = async (tx: Tx, report: ReportRow): Promise<ReportState> => {
  const [duties, invitations, letters] = await Promise.all([
    readDuties(tx, report.id),
    readFacts(tx, report.id, ['meetingInvited']),
    readLetters(tx, report.id),
  ]);
  return {
    status: report.status,
    openDuties: duties.filter(isOpen).length,
    signatories: duties
      .filter(({ kind }) => kind === 'coSign')
      .flatMap((duty) =>
        duty.signatory ? [{ role: duty.signatory, settled: !isOpen(duty) }] : [],
      ),
    assessed: !['received', 'opened'].includes(report.status),
    concluded: report.concludedAs !== null,
    feedbackOwed: duties.some((duty) => duty.kind === 'giveFeedback' && isOpen(duty)),
    invitations: invitations.map(({ id }) => id),
    documents: letters.map(({ step }) => step),
    nextRungAt: earliestRung(duties),
  };
};

/**
 * What a report's workflow does at every waking: fire the rungs that are due by the workflow's own
 * time, and read the report afresh. Repeating it changes nothing.
 *
 * @param now the workflow's instant, since only it knows how far time has come
 */
export function advanceReport(
  deps: Deps,
  reportId: string,
  now: Instant,
): Promise<Seen<ReportState>> {
  return inTransaction(deps.db, ladder, async (tx) => {
    const head = await lockStream(tx, reportId);
    const report = head && (await readReport(tx, reportId));
    if (!report) return { is: 'gone' };
    const ground = await groundOf(deps, tx, now, {
      municipalityId: report.municipalityId,
      settingsVersion: report.settingsVersion,
      units: [report.receivingUnitId, report.senderUnitId],
      authorId: report.authorPersonId,
      holderId: report.ownerPersonId,
    });
    const work = await workOn(deps, tx, head, now);
    await climbAll(ground, work, await readDuties(tx, reportId));
    await work.flush();
    return { is: 'here', state: await reportState(tx, report) };
  });
}

/** The same for an acute situation, whose one duty outlives its reports. */
export function advanceSituation(
  deps: Deps,
  situationId: string,
  now: Instant,
): Promise<Seen<SituationState>> {
  return inTransaction(deps.db, ladder, async (tx) => {
    const head = await lockStream(tx, situationId);
    const situation = head && (await readSituation(tx, situationId));
    if (!situation) return { is: 'gone' };
    const before = await readDuties(tx, situationId);
    const ground = await groundOf(deps, tx, now, {
      municipalityId: situation.municipalityId,
      settingsVersion: before[0]?.settingsVersion ?? 1,
      units: [situation.ownerUnitId],
      authorId: null,
      holderId: null,
    });
    const work = await workOn(deps, tx, head, now);
    await climbAll(ground, work, before);
    await work.flush();
    const duties = await readDuties(tx, situationId);
    return {
      is: 'here',
      state: {
        held: situation.heldAt !== null,
        openDuties: duties.filter(isOpen).length,
        nextRungAt: earliestRung(duties),
      },
    };
  });
}
