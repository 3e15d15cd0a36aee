import type { Instant } from '../../domain/calendar/time.ts';
import type { Case } from './case-file.ts';
import type { Duty } from './check-duties.ts';
import type { Place } from './deeds.ts';
import { Difference } from './difference.ts';
import type { PublicApi } from './public-api.ts';

export type JourneyParts = {
  readonly api: PublicApi;
  readonly now: () => Instant;
  readonly say: (line: string) => void;
  /** How long a workflow's own effect may take before it counts as missing, in milliseconds. */
  readonly patience: number;
};

/** A case and where it has come; what the public API shows of it is read here. */
export type Scene = { readonly parts: JourneyParts; readonly of: Case; readonly at: Place };

/** A report as the API shows it, as far as cases look. */
export type ReportSeen = {
  readonly status: string;
  readonly protectedContact: boolean;
  readonly acute: boolean;
  readonly acuteSituationId: string | null;
  readonly letters: readonly { readonly kind: string }[];
  readonly etag: number;
  readonly contentHash: string;
};

const read = async <T>({ parts }: Scene, login: string, path: string): Promise<T> => {
  const reply = await parts.api.get(login, path);
  if (reply.status !== 200) throw new Difference(`GET ${path}`, 200, reply.body);
  return reply.body as T;
};

type Queue = { readonly items: readonly { readonly id: string }[]; readonly total: number };

/** The first report of this status in this login's queue that it is, page by page. */
const inQueue = async (
  scene: Scene,
  { login, status }: { readonly login: string; readonly status: string },
  isIt: (id: string) => Promise<boolean>,
): Promise<string | undefined> => {
  for (let page = 1, left = 1; left > 0; page += 1) {
    const path = `/reports?status=${status}&limit=50&page=${page}`;
    const { items, total } = await read<Queue>(scene, login, path);
    for (const { id } of items) if (await isIt(id)) return id;
    left = total - page * 50;
  }
  return undefined;
};

/** The unopened report that has the very bytes of the case's own; undefined while there is none. */
export async function sameReportFor(scene: Scene, login: string): Promise<string | undefined> {
  const { contentHash } = await reportAsSeen(scene);
  return inQueue(scene, { login, status: 'received' }, async (id) => {
    const seen = await read<ReportSeen>(scene, login, `/reports/${id}`);
    return seen.contentHash === contentHash;
  });
}

type Moves = { readonly items: readonly { readonly about: string | null }[] };

/** The report on the right child that the case's own goes on as. */
export function movedReportFor(scene: Scene, login: string): Promise<string | undefined> {
  return inQueue(scene, { login, status: 'opened' }, async (id) => {
    const { items } = await read<Moves>(scene, login, `/reports/${id}/moves`);
    return items.some(({ about }) => about === scene.at.report);
  });
}

type Supplements = { readonly items: readonly { readonly id: string; readonly kind: string }[] };

/** The confirmation of a call, by its id among the supplements. @throws Difference without one */
export async function confirmationFor(scene: Scene, login: string): Promise<string> {
  const path = `/reports/${scene.at.report}/supplements`;
  const { items } = await read<Supplements>(scene, login, path);
  const found = items.find(({ kind }) => kind === 'reportConfirmed');
  if (!found) throw new Difference(`GET ${path}`, 'a confirmation', items);
  return found.id;
}

/** The report that was made of a new worry in what was read with the case's own. */
export async function newWorryFor(scene: Scene, login: string): Promise<string | undefined> {
  const path = `/reports/${scene.at.report}/links`;
  const { items } = await read<Supplements>(scene, login, path);
  return items.find(({ kind }) => kind === 'supplements')?.id;
}

/** Login of the IFO-chef of the receiving side, who may see the case at any time. */
const chief = ({ of }: Scene): string => `ifochef.${of.municipality}`;

export function reportAsSeen(scene: Scene, login: string = chief(scene)): Promise<ReportSeen> {
  return read(scene, login, `/reports/${scene.at.report}`);
}

/**
 * Reads the duties of a report from both sides: neither sees the other's, together they see all.
 */
export async function reportDuties(scene: Scene): Promise<readonly Duty[]> {
  const path = `/reports/${scene.at.report}/duties?limit=50`;
  const seen = await Promise.all(
    [scene.of.sender, chief(scene)].map((login) =>
      read<{ items: readonly Duty[] }>(scene, login, path),
    ),
  );
  return seen.flatMap(({ items }) => items);
}

export async function situationDuties(scene: Scene): Promise<readonly Duty[]> {
  return (
    await read<{ duties: readonly Duty[] }>(
      scene,
      chief(scene),
      `/acute-situations/${scene.at.situation}`,
    )
  ).duties;
}

type Meetings = { readonly items: readonly { readonly id: string }[] };
type Meeting = {
  readonly heldAt: string | null;
  readonly duties: readonly Duty[];
  readonly agreedChanges: readonly { readonly id: string }[];
};
type Rektors = { readonly items: readonly (Duty & { readonly streamId: string })[] };

const meeting = (scene: Scene): Promise<Meeting> =>
  read(scene, chief(scene), `/term-meetings/${scene.at.termMeeting}`);

/** Where the municipality's meeting of this term has come. */
export async function withTermMeeting(scene: Scene): Promise<Scene> {
  const { items } = await read<Meetings>(scene, chief(scene), '/term-meetings');
  const [termMeeting] = items.map(({ id }) => id);
  if (!termMeeting) throw new Difference('GET /term-meetings', 'a term meeting', items);
  const found = { ...scene, at: { ...scene.at, termMeeting } };
  const termChange = (await meeting(found)).agreedChanges.at(-1)?.id;
  return termChange ? { ...found, at: { ...found.at, termChange } } : found;
}

/** Whether it has been held already: a case that is played again goes on after that. */
export async function isHeld(scene: Scene): Promise<boolean> {
  return (await meeting(scene)).heldAt !== null;
}

/** The duties of the meeting, those of a school by its rektor's own list. */
export async function termDuties(scene: Scene): Promise<readonly Duty[]> {
  const { duties } = await meeting(scene);
  const rektor = `rektor.${scene.of.municipality}`;
  const { items } = await read<Rektors>(scene, rektor, '/duties?limit=50');
  return [...duties, ...items.filter(({ streamId }) => streamId === scene.at.termMeeting)];
}

export async function handOverDuties(scene: Scene): Promise<readonly Duty[]> {
  const path = `/hand-overs/${scene.at.handOver}`;
  return (await read<{ duties: readonly Duty[] }>(scene, chief(scene), path)).duties;
}

/**
 * Counts the letters of a kind as the side that sees them: the receipt is the sender's, and every
 * other letter the receiver sees.
 */
export async function lettersOf(scene: Scene, kind: string): Promise<number> {
  const { letters } = await reportAsSeen(scene, kind === 'receipt' ? scene.of.sender : undefined);
  return letters.filter((letter) => letter.kind === kind).length;
}

const pollMs = 100;

/**
 * Asks again until it is so, because what the workflows do follows some time after the deed.
 *
 * @throws Difference when `patience` has run out
 */
export async function eventually(
  { parts }: Scene,
  what: string,
  isSo: () => Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + parts.patience;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Difference(what, 'to happen', 'nothing');
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
