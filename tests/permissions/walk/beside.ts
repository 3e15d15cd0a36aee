import { openLogReviews } from '../../../services/house/open-log-reviews.ts';
import { findDifference } from '../../../services/house/find-difference.ts';
import { deeds } from '../../helpers/life.ts';
import type { AnyDeed, DeedName } from '../../helpers/living.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { openTermMeetingIn } from '../../helpers/term-meetings.ts';
import { questionFor, termRecord } from './bodies.ts';
import type { Identity } from './door.ts';
import { made, tell, type Teller } from './lives.ts';
import { nothing, type Target } from './target.ts';
import { codeOf, type Town } from './towns.ts';
import { formOf } from './walker.ts';

/** A draft that is begun, read, saved and sent. */
export async function tellDraft({ door, done }: Teller, by: Identity): Promise<void> {
  const drafts = '/api/v1/drafts';
  const one = `${drafts}/{draftId}`;
  const body = { fields: { 'events.0.what': 'Kom utan ytterkläder.' } };
  const id = made('a draft', await door.ask(by, { method: 'POST', path: drafts, body }));
  for (const method of ['GET', 'PUT'] as const) {
    const asked = { method, path: `${drafts}/${id}`, ...(method === 'PUT' && { body }) };
    const { status } = await door.ask(by, asked);
    if (status !== 200) throw new Error(`${method} of a draft was answered ${status}`);
    done(`${method} ${one}`);
  }
  const sending = {
    method: 'POST',
    path: `${drafts}/${id}/sendings`,
    body: { report: sampleReport() },
  };
  made('a sending', await door.ask(by, sending));
  done(`${one}/sendings`);
}

/** A file that is uploaded, seen, sent and fetched. */
export async function tellUpload({ door, done }: Teller, by: Identity): Promise<void> {
  const at = '/api/v1/attachments';
  const one = `${at}/{attachmentId}`;
  const body = { name: 'blåmärke.jpg', size: 4 };
  const id = made('an upload', await door.ask(by, { method: 'POST', path: at, body }));
  const octets = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  for (const question of [
    { method: 'POST', path: `${at}/${id}/parts?offset=0`, octets },
    { method: 'GET', path: `${at}/${id}` },
  ]) {
    const { status } = await door.ask(by, question);
    if (status !== 200) throw new Error(`${question.path} was answered ${status}`);
  }
  const sending = { ...sampleReport(), attachments: [{ id }] };
  const reportId = made(
    'a report with it',
    await door.ask(by, { method: 'POST', path: '/api/v1/reports', body: sending }),
  );
  const path = `/api/v1/reports/${reportId}/attachments/${id}`;
  const { status } = await door.ask(by, { method: 'GET', path });
  if (status !== 200) throw new Error(`an attachment was answered ${status}`);
  done(`${one}/parts`);
  done(`GET ${one}`);
  done('GET /api/v1/reports/{reportId}/attachments/{attachmentId}');
}

/** A text that is kept and read. */
export async function tellKeptText({ door, done }: Teller, by: Identity): Promise<void> {
  const at = '/api/v1/kept-texts/{form}/{subjectId}';
  const path = '/api/v1/kept-texts/absenceRecorded/019ab0c5-1c00-7a3e-9d51-6f0c2b7e4a10';
  await door.ask(by, { method: 'PUT', path, body: { fields: {} } });
  const { status } = await door.ask(by, { method: 'GET', path });
  if (status !== 200) throw new Error(`a kept text was answered ${status}`);
  done(`GET ${at}`);
}

/** What an auditor sees of somebody whom the search has found. */
export async function tellLooks({ door, done }: Teller, by: Identity): Promise<void> {
  const events = await door.ask(by, { method: 'GET', path: '/api/v1/audit/events' });
  const items = events.body['items'] as readonly {
    readonly who: { readonly personId?: string | null };
  }[];
  const personId = items.find(({ who }) => who.personId)?.who.personId;
  const path = `/api/v1/audit/people/${personId}/looks`;
  const { status } = await door.ask(by, { method: 'GET', path });
  if (status !== 200) throw new Error(`what a person has seen was answered ${status}`);
  done('GET /api/v1/audit/people/{personId}/looks');
}

/** A question that somebody at a school asked, or a call that was written down. */
export async function tellConsultation(
  teller: Teller,
  {
    by,
    town,
    call = false,
  }: { readonly by: Identity; readonly town: Town; readonly call?: boolean },
): Promise<Target> {
  const none = nothing({ town, owner: '' });
  const deed: AnyDeed = call ? deeds.takeQuestion : deeds.ask;
  const id = made(deed.path, await teller.door.ask(by, questionFor(deed, {}, none.ground)));
  return { ...none, ids: { consultationId: id } };
}

/** A child that a leader handed over to the town's form, and what was done with it since. */
export async function tellHandOver(
  teller: Teller,
  town: Town,
  { does = [] }: { readonly does?: readonly DeedName[] } = {},
): Promise<Target> {
  const leader = { login: `ifochef.${town}` };
  const { ground, ids: sent } = await tell(teller, {
    author: { login: `larare.${town}` },
    to: town,
  });
  let ids: Record<string, string> = { ...sent };
  for (const name of ['open', 'assess', 'chooseForm', ...does] as const) {
    const deed: AnyDeed = deeds[name];
    const path = `/api/v1${deed.path}`;
    const contact = { login: `${formOf[town]}.${town}` };
    const doer = deed.by === 'contact' ? contact : leader;
    const id = made(path, await teller.door.ask(doer, questionFor(deed, ids, ground)));
    teller.done(path);
    if (deed.makes) ids[deed.makes] = id;
  }
  return { ids, facts: {}, ground };
}

/** Counts of a municipality that differ, as the daily comparison finds them. */
export async function tellDifference({ system }: Teller, town: Town): Promise<Target> {
  const { workerDeps, raw, clock } = system;
  const [{ id: municipalityId }] = await raw('municipality').where({ code: codeOf[town] });
  const counts = { day: '2026-11-15', sender: 'skolan', counts: { reportsSent: 2 } };
  const found = { outcome: 'counts', about: municipalityId, secret: counts } as const;
  await findDifference(workerDeps, { municipalityId, now: clock.now() }, found, () => false);
  const [{ id: differenceId }] = await raw('fact')
    .where({ kind: 'differenceFound' })
    .orderBy('recorded_at', 'desc')
    .limit(1);
  await openLogReviews(workerDeps, clock.now());
  const [{ id: reviewId }] = await raw('fact')
    .join('stream', 'stream.id', 'fact.stream_id')
    .where({ 'fact.kind': 'logReviewBegun', municipality_id: municipalityId })
    .select('fact.id');
  return { ...nothing({ town, owner: '' }), ids: { differenceId, reviewId } };
}

/** The meeting of the term, as a municipality has it that has one. */
export async function tellTermMeeting({ system }: Teller, town: Town): Promise<Target> {
  const termMeetingId = await openTermMeetingIn(system, codeOf[town]);
  return { ...nothing({ town, owner: '' }), ids: { termMeetingId } };
}

/** A change that a term meeting agreed on and that was then made, in a town that nobody walks in. */
export async function tellTermChange({ system, door, done }: Teller): Promise<void> {
  const leader = { login: 'ifochef.nordanstig' };
  const id = await openTermMeetingIn(system, '2132');
  const at = `/api/v1/term-meetings/${id}`;
  const asked = { method: 'POST', path: `${at}/records`, body: termRecord };
  made('holding', await door.ask(leader, asked));
  const { body } = await door.ask(leader, { method: 'GET', path: at });
  const [change] = body['agreedChanges'] as { id: string }[];
  const ending = { outcome: 'done', reason: null };
  const path = `${at}/changes/${change?.id}/endings`;
  made('ending', await door.ask(leader, { method: 'POST', path, body: ending }));
  done('/api/v1/term-meetings/{termMeetingId}/changes/{changeId}/endings');
}
