import type { Case, Due, Step, StepExpectation } from './case-file.ts';
import { checkChange, checkDue, kindsOf, openOnes, type Duty } from './check-duties.ts';
import { withDates } from './dates.ts';
import { deeds, type Deed, type Place } from './deeds.ts';
import { expectSame } from './difference.ts';
import { fetchFiles, uploadFiles } from './files.ts';
import { withIds } from './ids.ts';
import {
  confirmationFor,
  eventually,
  handOverDuties,
  isHeld,
  lettersOf,
  movedReportFor,
  newWorryFor,
  reportAsSeen,
  reportDuties,
  sameReportFor,
  situationDuties,
  termDuties,
  withTermMeeting,
  type JourneyParts,
  type Scene,
} from './look.ts';
import type { Reply } from './public-api.ts';

/**
 * The due instants to check: none unless the clock stands at the instant of the case, since on any
 * other day the same rules give other instants.
 */
const dueAtItsHour = ({ parts, of }: Scene, due: Due = {}): Due =>
  of.at && of.at === parts.now() ? (withDates(due, of.at) as Due) : {};

const waitForLetters = (scene: Scene, kind: string, least: number): Promise<void> =>
  eventually(
    scene,
    `the workflow makes the letter ${kind}`,
    async () => (await lettersOf(scene, kind)) >= least,
  );

const outcomeOf = ({ expect }: Step): string =>
  expect?.refused ? `refused, ${expect.refused.problem}` : (expect?.status ?? 'done');

/** One deed before there is a report. @returns where the case has come */
const doBefore = async (parts: JourneyParts, step: Step, at: Place): Promise<Place> => {
  const deed = deeds[step.do];
  if (!deed) throw new Error(`no deed is called ${step.do}`);
  const { status, body } = await parts.api.post(step.as, deed.path(at), step.body);
  const { id, code } = body as { readonly id: string; readonly code?: string };
  const where = `${step.do} by ${step.as}`;
  const refused = step.expect?.refused;
  if (refused) expectSame(where, refused, { status, problem: code });
  else expectSame(where, 201, status === 201 ? 201 : body);
  parts.say(`  ${step.as} ${step.do}: ${outcomeOf(step)}`);
  return deed.makes && !refused ? { ...at, [deed.makes]: id } : at;
};

const before = async (parts: JourneyParts, of: Case): Promise<Place> => {
  let at: Place = { report: 'none' };
  for (const step of of.before ?? []) at = await doBefore(parts, step, at);
  return at;
};

const send = async (parts: JourneyParts, of: Case): Promise<Scene> => {
  const { told } = of;
  const begun = await before(parts, of);
  const attachments = await uploadFiles(parts, of);
  const { consultation } = begun;
  const asked = consultation ? `/consultations/${consultation}/reports` : '/reports';
  const [path, body] = told
    ? ['/registered-reports', { ...told, report: of.report }]
    : [asked, { ...of.report, ...(of.files && { attachments }) }];
  const reply = await parts.api.post(of.sender, path, withDates(body, parts.now()));
  expectSame('send', 201, reply.status === 201 ? 201 : reply.body);
  const receipt = reply.body as { id: string; reference: string; links: readonly unknown[] };
  const files = attachments.map(({ id }) => id);
  const scene = { parts, of, at: { ...begun, report: receipt.id, files } };
  const { protectedContact, acute, status } = await reportAsSeen(scene, of.sender);
  const all = await reportDuties(scene);
  const duties = kindsOf(openOnes(all));
  const { due, siblings = 0, ...expected } = of.expect;
  expectSame(
    'when sent',
    { ...expected, duties: [...expected.duties].sort(), siblings },
    { protectedContact, acute, status, duties, siblings: receipt.links.length },
  );
  checkDue('when sent', dueAtItsHour(scene, due), all);
  parts.say(`  ${of.sender} ${told ? 'wrote down' : 'sent'} ${receipt.reference}`);
  // The receipt of what was told is the caller's, once she has confirmed it.
  const letters = told ? ['reportAsSent'] : ['receipt', 'reportAsSent'];
  for (const kind of letters) await waitForLetters(scene, kind, 1);
  return scene;
};

const post = (
  { parts, of, at }: Scene,
  step: Step,
  { path, says, sendsReport }: Deed,
): Promise<Reply> => {
  const body = { ...(sendsReport && of.report), ...step.body };
  const given = withIds(withDates(body, parts.now()), at) as Step['body'];
  return parts.api.post(step.as, path(at), { ...says, ...given });
};

/** Letters are made meanwhile, so that the count can move by itself now and then. */
const mostAttempts = 3;

/** What a refusal changes moves the count at every attempt, and not at one of them only. */
const beRefused = async (
  scene: Scene,
  step: Step,
  refused: NonNullable<StepExpectation['refused']>,
  deed: Deed,
): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const { etag } = await reportAsSeen(scene);
    const { status, body } = await post(scene, step, deed);
    const { code: problem } = body as { code?: string };
    expectSame(`${step.do} by ${step.as}`, refused, { status, problem });
    const after = (await reportAsSeen(scene)).etag;
    if (after === etag) return;
    if (attempt === mostAttempts) expectSame('a refusal changes nothing', etag, after);
  }
};

const dutiesAfter = ({ do: name }: Step): ((scene: Scene) => Promise<readonly Duty[]>) => {
  if (name.startsWith('term')) return termDuties;
  return name.startsWith('acute') ? situationDuties : reportDuties;
};

/**
 * Performs one step and checks all that the case expects of it. @returns the ids that later steps
 * can use
 */
const beDone = async (scene: Scene, step: Step, deed: Deed): Promise<Place> => {
  const { expect = {} } = step;
  const { opens, closes, due, letter } = expect;
  const lookAtDuties = deed.on === 'handOver' ? handOverDuties : dutiesAfter(step);
  const duties = async (): Promise<readonly Duty[]> =>
    opens || closes || due ? lookAtDuties(scene) : [];
  const before = await duties();
  const letters = letter ? await lettersOf(scene, letter) : 0;
  const { status, body } = await post(scene, step, deed);
  expectSame(`${step.do} by ${step.as}`, 201, status === 201 ? 201 : body);
  const answer = body as { id: string; report?: { status: string } };
  if (expect.status) expectSame(`status after ${step.do}`, expect.status, answer.report?.status);
  const after = await duties();
  checkChange(step.do, expect, [before, after]);
  checkDue(`after ${step.do}`, dueAtItsHour(scene, due), after);
  if (letter) await waitForLetters(scene, letter, letters + 1);
  return deed.makes ? { ...scene.at, [deed.makes]: answer.id } : scene.at;
};

const situationOf = async (scene: Scene): Promise<string | null> =>
  (await reportAsSeen(scene)).acuteSituationId;

/** With the acute situation of the report, and of the other one in the same municipality. */
const withSituation = async (scene: Scene): Promise<Scene> => {
  const { there } = scene.at;
  const situation = await situationOf(scene);
  const other = there && (await situationOf({ ...scene, at: { report: there } }));
  const at = {
    ...scene.at,
    ...(situation && { situation }),
    ...(other && { otherSituation: other }),
  };
  return { ...scene, at };
};

/** With what a step outside the report is about. */
const placed = (scene: Scene, { do: name }: Step): Scene | Promise<Scene> => {
  if (name.startsWith('term')) return withTermMeeting(scene);
  return name.startsWith('acute') ? withSituation(scene) : scene;
};

/** Steps that look for the report that the case's own goes on as, by who may see it. */
const lookedFor = {
  waitForArrival: sameReportFor,
  findMoved: movedReportFor,
  findNewWorry: newWorryFor,
} as const;
type LookedFor = keyof typeof lookedFor;
const isLookedFor = (name: string): name is LookedFor => Object.hasOwn(lookedFor, name);

const waitForArrival = async (scene: Scene, name: LookedFor, { as }: Step): Promise<Scene> => {
  let there: string | undefined;
  await eventually(scene, 'the report arrives there', async () => {
    there = await lookedFor[name](scene, as);
    return there !== undefined;
  });
  return { ...scene, at: { ...scene.at, ...(there && { there }) } };
};

/** With the confirmation of the call, which is read as a supplement is. */
const withConfirmation = async (scene: Scene, { as }: Step): Promise<Scene> => ({
  ...scene,
  at: { ...scene.at, supplement: await confirmationFor(scene, as) },
});

/** The case as it goes on there, for those who work on it there. */
const seenThere = ({ parts, of, at }: Scene, { as }: Step): Scene => ({
  parts,
  of: { ...of, municipality: as.split('.')[1] ?? '', sender: as },
  at: { report: at.there ?? 'none' },
});

const act = async (before: Scene, step: Step): Promise<Scene> => {
  if (step.at === 'there') {
    const { at: _, ...deed } = step;
    await act(seenThere(before, step), deed);
    return before;
  }
  const deed = deeds[step.do];
  if (!deed) throw new Error(`no deed is called ${step.do}`);
  const scene = await placed(before, step);
  const refused = step.expect?.refused;
  // There is one meeting a term, however often the case is played.
  if (step.do === 'termRecord' && !refused && (await isHeld(scene))) return scene;
  if (!refused) return { ...scene, at: await beDone(scene, step, deed) };
  await beRefused(scene, step, refused, deed);
  return scene;
};

const waitForClosed = (scene: Scene): Promise<void> =>
  eventually(
    scene,
    'the workflow closes the report',
    async () => (await reportAsSeen(scene)).status === 'closed',
  );

/**
 * Plays one case through the public API and checks every effect that it names, also those of the
 * workflows.
 *
 * @returns the report's id
 * @throws Difference at the first effect that is not as the case says
 */
export async function runCase(parts: JourneyParts, of: Case): Promise<string> {
  let scene = await send(parts, of);
  for (const step of of.steps) {
    if (step.do === 'waitForClosed') await waitForClosed(scene);
    else if (step.do === 'fetchFiles') await fetchFiles(scene, step);
    else if (step.do === 'findConfirmation') scene = await withConfirmation(scene, step);
    else if (isLookedFor(step.do)) scene = await waitForArrival(scene, step.do, step);
    else scene = await act(scene, step);
    parts.say(`  ${step.as} ${step.do}: ${outcomeOf(step)}`);
  }
  return scene.at.report;
}
