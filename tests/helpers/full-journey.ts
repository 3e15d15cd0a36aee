import type { ReportContent } from '../../domain/report/report-content.ts';

import { viewSituation } from '../../services/situations/situation-views.ts';
import { viewContent, viewFacts } from '../../services/reports/content-views.ts';
import { informConcerned } from '../../services/decisions/decisions.ts';
import { giveFeedback, requestFeedback } from '../../services/decisions/feedback.ts';
import { viewHistory } from '../../services/trail/history.ts';
import { recordContact, registerCase, takeIntakeNote } from '../../services/intake/intake.ts';
import { keepLetter } from '../../services/letters/archive.ts';
import { lettersToDraw } from '../../services/reports/letters-to-draw.ts';
import { recordMeetingOutcome, takeMinutes } from '../../services/meetings/hold-meeting.ts';
import { answerTimes } from '../../services/meetings/plan-meeting.ts';
import { listReports } from '../../services/reports/queue.ts';
import { viewReport } from '../../services/reports/report-views.ts';
import { assignCase } from '../../services/intake/routing.ts';
import { signReport } from '../../services/sign-off/sign-off.ts';
import { addSupplement, readSupplement } from '../../services/reports/supplements.ts';
import type { TestSystem } from './system.ts';
import { deedsOf } from './deeds.ts';
import type { Feedback } from '../../domain/decisions/feedback.ts';
import { listDuties } from '../../services/duties/list-duties.ts';
import { openSituationFor } from '../../services/intake/open-situation-for.ts';
import { planFollowUp, recordFollowUp } from '../../services/situations/follow-up.ts';
import { advance } from '../../services/waking/advance.ts';

/** Who plays the journey, by login. */
export type Cast = {
  readonly author: string;
  readonly signs?: string;
  readonly declines?: string;
  /** Municipality that receives: its leader opens, its first officer works on. */
  readonly town: string;
};

/** Everything that is written down on the way, so that a search can look for each of it. */
export const written = {
  comment: 'Jag delar inte bilden av familjens vardag.',
  supplement: 'I dag kom pojken med blåmärken på båda armarna.',
  supplementEvent: 'Visade ett blåmärke stort som en handflata.',
  supplementWords: 'Det gjorde ont när jag sov.',
  readingNote: 'Blåmärkena är en ny uppgift om samma oro.',
  assessment: 'Mormodern Gunvor tar emot barnet i kväll.',
  noteSource: 'samtal med klassläraren',
  difficulties: 'Somnar på lektionerna och äter inte lunch.',
  assets: 'Söker sig till trygga vuxna och ber om hjälp.',
  contact: 'Ringde mormodern, som lovade att hämta vid tre.',
  assignment: 'Känner familjen sedan en tidigare ansökan.',
  place: 'Familjecentralen, rum Björken',
  timesBy: 'Pappan Torbjörn',
  times: 'Kan komma på fredag efter lunch.',
  present: 'Torbjörn, vårdnadshavare',
  presentDifficulties: 'Orkar inte upp på morgnarna sedan skilsmässan.',
  presentAssets: 'Har slutat dricka på vardagar.',
  question: 'Vem följer pojken till skolan på måndag?',
  agreed: 'Mormodern följer till skolan varje morgon.',
  agreedBy: 'Mormodern Gunvor',
  grounds: 'oro för omsorgssvikt under längre tid',
  reasons: 'Uppgifterna är samstämmiga och upprepade.',
  childsView: 'Vill sova hos mormor och träffa pappa ibland.',
  bestInterests: 'Att hemmet utreds är bäst för pojken nu.',
  informedHow: 'Samtal med pappan i köket hemma.',
  inappropriate: 'Anmälaren är gift med barnets farbror.',
  planInvited: 'Rektor Ingeborg från skolan',
  followPerson: 'Skolkuratorn Solveig deltog',
  worked: 'Skolan ringde innan barnet gick hem.',
  didNot: 'Socialjouren fick fel telefonnummer av växeln.',
  change: 'Numret till socialjouren sätts upp i expeditionen.',
  changeOwner: 'Expeditionen vid Exempelskolan',
  party: 'mormoderns kontaktperson',
} as const;

export type Journey = {
  readonly id: string;
  readonly siblings: readonly string[];
  readonly situationId: string;
  readonly meetingId: string;
  readonly invitationId: string;
  readonly supplementId: string;
};

const storeLetters = async (system: TestSystem, reportId: string) => {
  const { workerDeps, clock } = system;
  const all = { now: clock.now(), wanted: () => true };
  for (const { order, source } of await lettersToDraw(workerDeps, reportId, all)) {
    // The clear text itself: a PDF would hide it from a search by compressing it.
    const bytes = Buffer.from(JSON.stringify(source));
    await keepLetter(workerDeps, order, { bytes, at: clock.now() });
  }
};

/**
 * A report through everything that can be done with one, on an acute situation, until the
 * follow-up is held. `feedback` is how the reporter is answered.
 */
export async function fullJourney(
  system: TestSystem,
  cast: Cast,
  content: ReportContent,
  feedback: Feedback = { answer: 'opened' },
): Promise<Journey> {
  const { deps, workerDeps, as, clock } = system;
  const deeds = deedsOf(system);
  const leader = `ifochef.${cast.town}`;
  const officer = `socialsekreterare1.${cast.town}`;
  const sent = await deeds.send(content, cast.author);
  const { id } = sent;
  if (cast.signs) await signReport(deps, await as(cast.signs), id, { answer: 'signed' });
  if (cast.declines) {
    const answer = { answer: 'declined', comment: written.comment } as const;
    await signReport(deps, await as(cast.declines), id, answer);
  }
  clock.advance({ minutes: 6 });
  await advance(workerDeps, 'report', id, clock.now());
  const supplement = await addSupplement(deps, await as(cast.author), id, {
    text: written.supplement,
    events: [
      {
        what: written.supplementEvent,
        when: { date: null, note: null },
        source: { kind: 'ownObservation' },
        childsOwnWords: written.supplementWords,
        area: 'safety',
      },
    ],
  });
  const supplementId = supplement.id;
  await deeds.open(id, leader);
  await assignCase(deps, await as(leader), id, { login: officer, reason: written.assignment });
  await readSupplement(
    deps,
    await as(officer),
    { reportId: id, supplementId },
    {
      newWorry: false,
      note: written.readingNote,
    },
  );
  await deeds.assess(id, { immediateNeed: 'yes', reasons: written.assessment }, officer);
  const asOfficer = () => as(officer);
  await registerCase(deps, await asOfficer(), id, {
    registeredAs: 'report',
    knownBefore: 'searchedNoneFound',
  });
  await takeIntakeNote(deps, await asOfficer(), id, {
    area: 'health',
    source: written.noteSource,
    difficulties: written.difficulties,
    assets: written.assets,
  });
  const { contact: summary, party } = written;
  await recordContact(deps, await asOfficer(), id, { with: 'guardian', how: 'phone', summary });
  const given = { answer: 'given', parties: ['school', party] } as const;
  await deeds.consent(id, { of: 'guardian1', ...given }, officer);
  await deeds.consent(id, { of: 'guardian1', kind: 'shareInformation', ...given }, officer);
  const meetingId = (await deeds.propose(id, officer)).id;
  const on = { reportId: id, meetingId };
  await answerTimes(deps, await asOfficer(), on, {
    by: written.timesBy,
    answer: written.times,
    how: 'phone',
  });
  const invitationId = (await deeds.invite(on, ['guardian1', 'reporter'], officer)).id;
  await storeLetters(system, id);
  await recordMeetingOutcome(deps, await asOfficer(), on, { outcome: 'held', reason: null });
  await takeMinutes(deps, await asOfficer(), on, {
    present: [
      {
        who: written.present,
        difficulties: written.presentDifficulties,
        assets: written.presentAssets,
      },
    ],
    questions: written.question,
    agreed: [{ what: written.agreed, by: written.agreedBy, when: 'varje skoldag' }],
  });
  const { grounds, reasons, childsView, bestInterests } = written;
  await deeds.decide(id, { grounds, reasons, childsView, bestInterests }, officer);
  await informConcerned(deps, await asOfficer(), id, { told: true, how: written.informedHow });
  await giveFeedback(deps, await asOfficer(), id, feedback);
  if ('inappropriate' in feedback) await requestFeedback(deps, await as(cast.author), id);
  const { acuteSituationId } = await viewReport(deps, await as(leader), id);
  const situationId = acuteSituationId ?? (await openSituationFor(deps, await as(leader), id)).id;
  await planFollowUp(deps, await as(leader), situationId, {
    time: '2026-12-01T13:00:00.000Z',
    invited: [written.planInvited],
  });
  await recordFollowUp(deps, await as(leader), situationId, {
    held: true,
    date: '2026-11-16',
    people: [written.followPerson],
    worked: written.worked,
    didNot: written.didNot,
    agreedChanges: [{ what: written.change, owner: written.changeOwner, date: '2026-12-15' }],
  });
  await advance(workerDeps, 'acuteSituation', situationId, clock.now());
  await lookAtEverything(system, cast, { id, situationId });
  return {
    id,
    siblings: sent.links.map((link) => link.id),
    situationId,
    meetingId,
    invitationId,
    supplementId,
  };
}

const lookAtEverything = async (
  { deps, as }: TestSystem,
  { author, town }: Cast,
  of: { readonly id: string; readonly situationId: string },
): Promise<void> => {
  for (const login of [author, `ifochef.${town}`]) {
    await listReports(deps, await as(login), { limit: 50, offset: 0 });
    await listDuties(deps, await as(login), { limit: 50, offset: 0 });
    await viewReport(deps, await as(login), of.id);
    await viewContent(deps, await as(login), of.id);
    await viewFacts(deps, await as(login), of.id, ['supplementAdded', 'meetingMinutesTaken']);
    await viewHistory(deps, await as(login), of.id);
  }
  await viewSituation(deps, await as(`ifochef.${town}`), of.situationId);
};
