import type { SignatoryRole } from '../../../domain/access/roles.ts';
import { keepLetter } from '../../../services/letters/archive.ts';
import type { Cast } from '../../helpers/deed.ts';
import { deeds } from '../../helpers/life.ts';
import { wholeLife, type AnyDeed, type DeedName } from '../../helpers/living.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import type { TestSystem } from '../../helpers/system.ts';
import { questionFor, routeOf } from './bodies.ts';
import type { Answer, Door, Identity } from './door.ts';
import type { Target } from './target.ts';
import { codeOf, type Town } from './towns.ts';

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

export function made(what: string, { status, body }: Answer): string {
  if (status !== 201) throw new Error(`${what} was refused: ${JSON.stringify(body)}`);
  return String(body['id']);
}

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

/** With whom a situation without a school is followed up. */
export async function tellCounterpart(teller: Teller, { ids, ground }: Target): Promise<void> {
  const deed: AnyDeed = deeds.nameCounterpart;
  const leader = { login: `ifochef.${ground.town}` };
  made('naming', await teller.door.ask(leader, questionFor(deed, ids, ground)));
  teller.done(`/api/v1${deed.path}`);
}
