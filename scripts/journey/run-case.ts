import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../../domain/time.ts';
import type { Case, Step, StepExpectation } from './case-file.ts';
import { withDates } from './dates.ts';
import { deeds, type Place } from './deeds.ts';
import type { PublicApi, Reply } from './public-api.ts';

/** Something the system did otherwise than the case says. */
export class Difference extends Error {
  constructor(where: string, expected: unknown, seen: unknown) {
    super(`${where}: expected ${JSON.stringify(expected)}, saw ${JSON.stringify(seen)}`);
    this.name = 'Difference';
  }
}

export type JourneyParts = {
  readonly api: PublicApi;
  readonly now: () => Instant;
  readonly say: (line: string) => void;
  /** How long a workflow's own effect may take before it counts as missing, in milliseconds. */
  readonly patience: number;
};

type Json = Record<string, unknown>;
type Duty = { readonly id: string; readonly kind: string; readonly state: string };

const expectSame = (where: string, expected: unknown, seen: unknown): void => {
  if (!isDeepStrictEqual(expected, seen)) throw new Difference(where, expected, seen);
};

const read = async (parts: JourneyParts, login: string, path: string): Promise<Json> => {
  const reply = await parts.api.get(login, path);
  if (reply.status !== 200) throw new Difference(`GET ${path}`, 200, reply.body);
  return reply.body as Json;
};

const pollMs = 100;

/** Asks until it is so; the workflows' own effects come when they come. */
const eventually = async (
  parts: JourneyParts,
  what: string,
  isSo: () => Promise<boolean>,
): Promise<void> => {
  const deadline = performance.now() + parts.patience;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Difference(what, 'to happen', 'nothing');
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
};

const ifoChef = (of: Case): string => `ifochef.${of.municipality}`;

const dutiesSeenBy = async (
  parts: JourneyParts,
  login: string,
  at: Place,
  isSituation: boolean,
): Promise<readonly Duty[]> => {
  if (isSituation) {
    const situation = await read(parts, login, `/acute-situations/${at.situation}`);
    return situation['duties'] as readonly Duty[];
  }
  const list = await read(parts, login, `/reports/${at.report}/duties`);
  return list['items'] as readonly Duty[];
};

const isOpen = ({ state }: Duty): boolean => state === 'open';
const kindsOf = (duties: readonly Duty[]): readonly string[] =>
  [...new Set(duties.map(({ kind }) => kind))].sort();

/** Neither side sees the other's duties: together the two see all. */
const allDuties = async (
  parts: JourneyParts,
  of: Case,
  at: Place,
  isSituation: boolean,
): Promise<readonly Duty[]> => {
  const readers = isSituation ? [ifoChef(of)] : [of.sender, ifoChef(of)];
  const seen = await Promise.all(
    readers.map((login) => dutiesSeenBy(parts, login, at, isSituation)),
  );
  return seen.flat();
};

const send = async (parts: JourneyParts, of: Case): Promise<Place> => {
  const reply = await parts.api.post(of.sender, '/reports', withDates(of.report, parts.now()));
  expectSame('send', 201, reply.status === 201 ? 201 : reply.body);
  const receipt = reply.body as { id: string; reference: string; links: readonly unknown[] };
  const seen = await read(parts, of.sender, `/reports/${receipt.id}`);
  expectSame('status when sent', of.expect.status, seen['status']);
  expectSame('protected contact', of.expect.protectedContact, seen['protectedContact']);
  expectSame('acute', of.expect.acute, seen['acute']);
  expectSame('siblings', of.expect.siblings ?? 0, receipt.links.length);
  const at = { report: receipt.id };
  const open = (await allDuties(parts, of, at, false)).filter(isOpen);
  expectSame('duties when sent', [...of.expect.duties].sort(), kindsOf(open));
  parts.say(`  ${of.sender} sent ${receipt.reference}`);
  const situation = seen['acuteSituationId'] as string | null;
  return situation ? { ...at, situation } : at;
};

const etagOf = async (parts: JourneyParts, of: Case, at: Place): Promise<unknown> =>
  (await read(parts, ifoChef(of), `/reports/${at.report}`))['etag'];

const checkRefusal = (
  step: Step,
  reply: Reply,
  refused: NonNullable<StepExpectation['refused']>,
): void => {
  const code = (reply.body as Json)['code'];
  expectSame(`${step.do} by ${step.as}`, refused, { status: reply.status, problem: code });
};

const checkDuties = (step: Step, before: readonly Duty[], after: readonly Duty[]): void => {
  const openBefore = before.filter(isOpen);
  const opened = after.filter((duty) => isOpen(duty) && !before.some(({ id }) => id === duty.id));
  const closed = openBefore.filter(({ id }) => !after.some((d) => d.id === id && isOpen(d)));
  for (const kind of step.expect?.opens ?? []) {
    if (!kindsOf(opened).includes(kind))
      throw new Difference(`${step.do} opens`, kind, kindsOf(opened));
  }
  for (const kind of step.expect?.closes ?? []) {
    if (!kindsOf(closed).includes(kind))
      throw new Difference(`${step.do} closes`, kind, kindsOf(closed));
  }
};

const waitForClosed = (parts: JourneyParts, of: Case, at: Place): Promise<void> =>
  eventually(parts, 'the workflow closes the report', async () => {
    const seen = await read(parts, ifoChef(of), `/reports/${at.report}`);
    return seen['status'] === 'closed';
  });

const waitForLetter = (parts: JourneyParts, of: Case, at: Place, kind: string): Promise<void> =>
  eventually(parts, `the workflow makes the letter ${kind}`, async () => {
    const reader = kind === 'receipt' ? of.sender : ifoChef(of);
    const { letters } = (await read(parts, reader, `/reports/${at.report}`)) as {
      letters: readonly { kind: string }[];
    };
    return letters.some((letter) => letter.kind === kind);
  });

const situationOf = async (parts: JourneyParts, of: Case, at: Place): Promise<Place> => {
  const seen = await read(parts, ifoChef(of), `/reports/${at.report}`);
  const situation = seen['acuteSituationId'] as string | null;
  return situation ? { ...at, situation } : at;
};

const act = async (parts: JourneyParts, of: Case, before: Place, step: Step): Promise<Place> => {
  const deed = deeds[step.do];
  if (!deed) throw new Error(`no deed is called ${step.do}`);
  const isSituation = step.do.startsWith('acute');
  const at = isSituation ? await situationOf(parts, of, before) : before;
  const { expect = {} } = step;
  const wantsDuties = (expect.opens ?? expect.closes) !== undefined;
  const had = wantsDuties ? await allDuties(parts, of, at, isSituation) : [];
  const etag = expect.refused && (await etagOf(parts, of, at));
  const given = withDates(step.body, parts.now()) as Json;
  const reply = await parts.api.post(step.as, deed.path(at), deed.body?.(given) ?? given);
  if (expect.refused) {
    checkRefusal(step, reply, expect.refused);
    expectSame('a refusal changes nothing', etag, await etagOf(parts, of, at));
    return at;
  }
  expectSame(`${step.do} by ${step.as}`, 201, reply.status === 201 ? 201 : reply.body);
  const answer = reply.body as { id: string; report?: { status: string } };
  if (expect.status) expectSame(`status after ${step.do}`, expect.status, answer.report?.status);
  if (wantsDuties) checkDuties(step, had, await allDuties(parts, of, at, isSituation));
  if (expect.letter) await waitForLetter(parts, of, at, expect.letter);
  return deed.makes ? { ...at, [deed.makes]: answer.id } : at;
};

const outcomeOf = ({ expect }: Step): string =>
  expect?.refused ? `refused, ${expect.refused.problem}` : (expect?.status ?? 'done');

/**
 * Plays one case through the public API and checks every effect, the workflows' own too.
 *
 * @returns the report's id
 * @throws Difference at the first thing that is otherwise
 */
export const runCase = async (parts: JourneyParts, of: Case): Promise<string> => {
  let at = await send(parts, of);
  for (const kind of ['receipt', 'reportAsSent']) await waitForLetter(parts, of, at, kind);
  for (const step of of.steps) {
    if (step.do === 'waitForClosed') await waitForClosed(parts, of, at);
    else at = await act(parts, of, at, step);
    parts.say(`  ${step.as} ${step.do}: ${outcomeOf(step)}`);
  }
  return at.report;
};
