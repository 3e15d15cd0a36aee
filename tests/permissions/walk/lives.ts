import type { SignatoryRole } from '../../../domain/access/roles.ts';
import { openLogReviews } from '../../../services/house/open-log-reviews.ts';
import { findDifference } from '../../../services/house/find-difference.ts';
import { keepLetter } from '../../../services/letters/archive.ts';
import type { Cast } from '../../helpers/deed.ts';
import { deeds } from '../../helpers/life.ts';
import { wholeLife, type AnyDeed, type DeedName } from '../../helpers/living.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import type { TestSystem } from '../../helpers/system.ts';
import { openTermMeetingIn } from '../../helpers/term-meetings.ts';
import { questionFor, routeOf, termRecord } from './bodies.ts';
import type { Answer, Door, Identity } from './door.ts';
import { nothing, type Target } from './target.ts';
import { codeOf, type Town } from './towns.ts';
import { formOf } from './walker.ts';

/**
 * Another life than the usual one: an ongoing investigation covers a report whose protected contact
 * was turned off, of a child that has moved to a municipality that refuses it; a contact is moved to
 * the report that it was about, a decision is proposed, made, changed and reviewed, and the
 * report moved to the right child.
 */
type Ending = 'covered' | 'changed' | 'asked';

type Lived = readonly [name: DeedName, words?: object];
const coveredBy: Readonly<Partial<Record<DeedName, readonly Lived[]>>> = {
  assess: [['liftProtection'], ['assess']],
  decide: [
    ['findWhereabouts', { ground: 'movedAway' }],
    ['forward'],
    ['dispatchForwarding'],
    ['answerForwarding', { answer: 'refused' }],
    ['cover'],
  ],
  inform: [],
  giveFeedback: [['giveFeedback', { answer: 'alreadyOngoing' }]],
};

const changedBy: Readonly<Partial<Record<DeedName, readonly Lived[]>>> = {
  correct: [['move'], ['contact']],
  decide: [['proposeDecision'], ['decide']],
};

/** The deeds of each life in their order, with words that are not the usual ones. */
const livesBy: Readonly<Record<Ending | 'usual', readonly Lived[]>> = {
  usual: wholeLife.map((name) => [name]),
  // A school nurse lets the rektor read her report.
  asked: [['askSignature'], ...wholeLife.map((name): Lived => [name])],
  covered: wholeLife.flatMap((name): readonly Lived[] => coveredBy[name] ?? [[name]]),
  changed: [
    ...wholeLife.flatMap((name): readonly Lived[] => changedBy[name] ?? [[name]]),
    ['changeDecision'],
    ['reviewDecision'],
    ['moveReport'],
  ],
};

/** One report: who writes it, where it goes, whom it leaves out, and how far it has come. */
export type Story = {
  readonly author: Identity;
  readonly to: Town;
  readonly exclude?: readonly SignatoryRole[];
  /** Through everything that can be done with a report; otherwise as it came in. */
  readonly lived?: { readonly owner: string; readonly signer?: Identity; readonly ends?: Ending };
  readonly acute?: boolean;
  /** Of a child whose identity is protected. */
  readonly protectedIdentity?: true | undefined;
  /** Sent before the last weekend, so that the signatory's first rung has come. */
  readonly lastWeek?: true;
};

export type Teller = {
  readonly system: TestSystem;
  readonly door: Door;
  /** A deed was done by this route. */
  readonly done: (path: string) => void;
};

const made = (what: string, { status, body }: Answer): string => {
  if (status !== 201) throw new Error(`${what} was refused: ${JSON.stringify(body)}`);
  return String(body['id']);
};

const signaturesOf = async ({ door }: Teller, by: Identity, id: string): Promise<string> => {
  const { body } = await door.ask(by, { method: 'GET', path: `/api/v1/reports/${id}/signatures` });
  return (body['items'] as { id: string }[])[0]?.id ?? '';
};

/** As the worker files them; the bytes are no PDF, since nobody looks at them here. */
const fileLetters = async ({ system, door }: Teller, by: Identity, reportId: string) => {
  const file = { bytes: Buffer.from('%PDF'), at: system.clock.now() };
  for (const kind of ['reportAsSent', 'receipt'] as const) {
    const order = { streamId: reportId, kind, step: kind, about: null };
    await keepLetter(system.workerDeps, order, file);
  }
  const { body } = await door.ask(by, { method: 'GET', path: `/api/v1/reports/${reportId}` });
  const letters = body['letters'] as { id: string; kind: string }[];
  return letters.find(({ kind }) => kind === 'reportAsSent')?.id ?? '';
};

const send = async (
  teller: Teller,
  { author, to, exclude = [], acute, lived, protectedIdentity }: Story,
): Promise<string> => {
  const { acute: calm, child } = sampleReport();
  const body = sampleReport({
    municipalityCode: codeOf[to],
    coSigning: { exclude },
    acute: { ...calm, danger: acute ? 'yes' : 'no' },
    child: { ...child, protectedIdentity: protectedIdentity ? 'yes' : 'no' },
    ...(lived?.ends === 'covered' && deeds.liftProtection.sends),
  });
  return made(
    'sending',
    await teller.door.ask(author, { method: 'POST', path: '/api/v1/reports', body }),
  );
};

const report = '/api/v1/reports/{reportId}';

/** Every deed of its life on the report itself, by whoever there is to do it. */
const live = async (teller: Teller, story: Story, sent: Target): Promise<Target> => {
  const leader = { login: `ifochef.${story.to}` };
  const cast: Readonly<Partial<Record<keyof Cast, Identity | undefined>>> = {
    author: story.author,
    nurse: story.lived?.ends === 'asked' ? story.author : undefined,
    signs: story.lived?.signer,
    leader,
    holder: leader,
  };
  const otherReportId = await send(teller, { author: story.author, to: story.to });
  const ids: Record<string, string> = { ...sent.ids, otherReportId };
  made('opening', await teller.door.ask(leader, questionFor(deeds.receiveOther, ids, sent.ground)));
  const facts: Record<string, string> = {};
  for (const [name, words] of livesBy[story.lived?.ends ?? 'usual']) {
    const deed: AnyDeed = deeds[name];
    const identity = cast[deed.by];
    const path = `/api/v1${deed.path}`;
    if (!identity || !path.startsWith(`${report}/`)) continue;
    const answer = await teller.door.ask(identity, questionFor(deed, ids, sent.ground, words));
    const id = made(path, answer);
    teller.done(path);
    facts[path] = id;
    if (deed.makes) ids[deed.makes] = id;
  }
  facts[`${report}/signatures`] ??= await signaturesOf(teller, story.author, sent.ground.reportId);
  return { ...sent, ids, facts };
};

/** A report over HTTP, with its documents, as far as its story goes. */
export async function tell(teller: Teller, story: Story): Promise<Target> {
  const reportId = await send(teller, story);
  const letterId = await fileLetters(teller, story.author, reportId);
  const owner = story.lived?.owner ?? `socialsekreterare2.${story.to}`;
  const ground = { town: story.to, reportId, owner };
  const sent: Target = { ids: { reportId, letterId }, facts: {}, ground };
  return story.lived ? live(teller, story, sent) : sent;
}

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
  done(`GET ${report}/attachments/{attachmentId}`);
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

/** How a situation came to be, and what its leader has planned since. */
export type SituationStory = Pick<Story, 'exclude' | 'protectedIdentity'> & {
  /** Social services found it in a report that did not tell of it. */
  readonly found?: true;
  /** The functions that are invited to its meeting by name; undefined while none is planned. */
  readonly planned?: readonly SignatoryRole[];
};

/** @returns the situation of a report that was sent to this town */
export async function tellSituation(
  teller: Teller,
  { author, to }: Pick<Story, 'author' | 'to'>,
  { found, planned, exclude = [], protectedIdentity }: SituationStory = {},
): Promise<Target> {
  const about = { author, to, exclude, protectedIdentity };
  const { ids, ground } = await tell(teller, { ...about, acute: !found });
  const leader = { login: `ifochef.${to}` };
  if (found) {
    made('opening', await teller.door.ask(leader, questionFor(deeds.openSituation, ids, ground)));
  }
  const path = `/api/v1/reports/${ground.reportId}`;
  const { body } = await teller.door.ask(leader, { method: 'GET', path });
  const situationId = String(body['acuteSituationId']);
  const target = { ids: { ...ids, situationId }, facts: {}, ground };
  if (planned) {
    const { body: plan, ...asked } = questionFor(deeds.planFollowUp, target.ids, ground);
    const words = { ...plan, invitedFunctions: planned };
    made('planning', await teller.door.ask(leader, { ...asked, body: words }));
  }
  return target;
}

/** A call that is written down, of which the written report is done without. */
export async function tellCall(teller: Teller, { to }: Pick<Story, 'to'>): Promise<void> {
  const leader = { login: `ifochef.${to}` };
  const ground = { town: to, reportId: '', owner: '' };
  const toldId = made(
    'registering',
    await teller.door.ask(leader, questionFor(deeds.takeCall, {}, ground)),
  );
  const path = routeOf(deeds.waiveWritten);
  const ids = { toldId };
  const waiver = made(
    path,
    await teller.door.ask(leader, questionFor(deeds.waiveWritten, ids, ground)),
  );
  teller.done(path);
  const read = `/api/v1/reports/${toldId}/written-report-waivers/${waiver}`;
  const { status } = await teller.door.ask(leader, { method: 'GET', path: read });
  if (status === 200) teller.done(`GET ${path}/{factId}`);
}

/** A report that a system sends in somebody's name, which she then owns to. */
export async function tellSentInName(
  teller: Teller,
  { author, to }: Pick<Story, 'author' | 'to'>,
): Promise<void> {
  const { reporter, ...report } = sampleReport();
  const email = `${author.login}@example.se`;
  const reportId = made(
    'a report by a system',
    await teller.door.ask(
      { login: `skolsystem.${to}` },
      {
        method: 'POST',
        path: '/api/v1/reports',
        body: { ...report, municipalityCode: codeOf[to], reporter: { ...reporter, email } },
      },
    ),
  );
  const path = '/api/v1/reports/{reportId}/authorship-statements';
  const at = path.replace('{reportId}', reportId);
  const body = { answer: 'claimed' };
  const statement = made(path, await teller.door.ask(author, { method: 'POST', path: at, body }));
  teller.done(path);
  const read = { method: 'GET', path: `${at}/${statement}` } as const;
  const { status } = await teller.door.ask(author, read);
  if (status === 200) teller.done(`GET ${path}/{factId}`);
}

/** Two situations that are one, whose follow-up meeting agreed on a change that was then made. */
export async function tellFollowUp(
  teller: Teller,
  of: Pick<Story, 'author' | 'to'>,
): Promise<void> {
  const [ending, goesOn] = [await tellSituation(teller, of), await tellSituation(teller, of)];
  const leader = { login: `ifochef.${of.to}` };
  let ids: Record<string, string> = {
    ...ending.ids,
    otherSituationId: String(goesOn.ids['situationId']),
  };
  for (const name of ['join', 'holdFollowUp', 'agreeChange', 'endChange'] as const) {
    const deed: AnyDeed = deeds[name];
    const path = `/api/v1${deed.path}`;
    const answer = await teller.door.ask(leader, questionFor(deed, ids, goesOn.ground));
    const id = made(path, answer);
    teller.done(path);
    if (deed.makes) ids[deed.makes] = id;
    // The meeting is held where both are followed up.
    if (name === 'join') ids = { ...ids, situationId: String(goesOn.ids['situationId']) };
  }
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

/** With whom a situation without a school is followed up. */
export async function tellCounterpart(teller: Teller, { ids, ground }: Target): Promise<void> {
  const deed: AnyDeed = deeds.nameCounterpart;
  const leader = { login: `ifochef.${ground.town}` };
  made('naming', await teller.door.ask(leader, questionFor(deed, ids, ground)));
  teller.done(`/api/v1${deed.path}`);
}
