import type { ReportContent } from '../../domain/report/report-content.ts';
import { listDuties } from '../../services/duties/list-duties.ts';
import { keepLetter } from '../../services/letters/archive.ts';
import { viewContent } from '../../services/reports/content-views.ts';
import { lettersToDraw } from '../../services/reports/letters-to-draw.ts';
import { listReports } from '../../services/reports/queue.ts';
import { viewReport } from '../../services/reports/report-views.ts';
import type { Receipt } from '../../services/reports/send-report.ts';
import { viewSituation } from '../../services/situations/situation-views.ts';
import { viewHistory } from '../../services/trail/history.ts';
import { advance } from '../../services/waking/advance.ts';
import { whole, type Cast, type Place, type WholePlace } from './deed.ts';
import { identifiersOf } from './identifiers.ts';
import { lifeOf, wholeLife, type DeedName } from './living.ts';
import { situationOf } from './stream-rows.ts';
import type { TestSystem } from './system.ts';
import { viewFacts } from './first-page.ts';

export type WholeLife = Receipt & WholePlace;

const storeLetters = async (system: TestSystem, reportId: string): Promise<void> => {
  const { workerDeps, clock } = system;
  const all = { now: clock.now(), wanted: () => true };
  for (const { order, source } of await lettersToDraw(workerDeps, reportId, all)) {
    // The clear text itself: a PDF would hide it from a search by compressing it.
    const bytes = Buffer.from(JSON.stringify(source));
    await keepLetter(workerDeps, order, { bytes, at: clock.now() });
  }
};

const lookAtEverything = async (
  { deps, as }: TestSystem,
  { author, leader }: Cast,
  { reportId, situationId }: WholePlace,
): Promise<void> => {
  for (const login of [author, leader]) {
    await listReports(deps, await as(login), { limit: 50, offset: 0 });
    await listDuties(deps, await as(login), { limit: 50, offset: 0 });
    await viewReport(deps, await as(login), reportId);
    await viewContent(deps, await as(login), reportId);
    await viewFacts(deps, await as(login), reportId, ['supplementAdded', 'meetingMinutesTaken']);
    await viewHistory(deps, await as(login), reportId);
  }
  await viewSituation(deps, await as(leader), situationId);
};

/** That the need of protection is immediate opens the situation; nobody has to say it again. */
const story = (feedback: readonly DeedName[]): readonly DeedName[] =>
  wholeLife
    .filter((name) => !['send', 'requestFeedback', 'openSituation'].includes(name))
    .flatMap((name) => (name === 'giveFeedback' ? feedback : [name]));

/**
 * One report through everything, in an acute situation and in the hands of the officer it was given
 * to, with its letters in the archive and looked at from both sides.
 *
 * @param feedback how the reporter is answered
 */
export async function liveWholly(
  system: TestSystem,
  cast: Cast,
  content: ReportContent,
  feedback: readonly DeedName[] = ['giveFeedback'],
): Promise<WholeLife> {
  const { workerDeps, clock } = system;
  const life = lifeOf(system)
    .playedBy({ ...cast, holder: cast.officer })
    .saying({
      assess: { immediateNeed: 'yes' },
      decide: { identifiers: identifiersOf(content.child) },
    });
  const sent = await life.send(content);
  const afterwards: Partial<Record<DeedName, () => Promise<unknown>>> = {
    decline: () => {
      clock.advance({ minutes: 6 });
      return advance(workerDeps, 'report', sent.id, clock.now());
    },
    invite: () => storeLetters(system, sent.id),
  };
  let at: Place = { reportId: sent.id };
  for (const name of story(feedback)) {
    at = await life.do(at, name);
    await afterwards[name]?.();
    if (name === 'assess') at = { ...at, situationId: await situationOf(system, sent.id) };
  }
  const place = whole(at, 'reportId', 'supplementId', 'meetingId', 'situationId');
  await advance(workerDeps, 'acuteSituation', place.situationId, clock.now());
  await lookAtEverything(system, cast, place);
  return { ...sent, ...place };
}
