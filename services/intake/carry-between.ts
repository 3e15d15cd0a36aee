import { isPossible } from '../../domain/access/decide.ts';
import { localDate } from '../../domain/calendar/time.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { Supplement } from '../../domain/reports/records.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import { lockStream } from '../../database/acting/stream-store.ts';
import {
  lockForwarding,
  noteCarried,
  type ForwardingRow,
} from '../../database/intake/forwarding-store.ts';
import type { Acting } from '../acting/acting.ts';
import { lock } from '../acting/lock.ts';
import { openFact, type OpenedFact } from '../acting/opened-fact.ts';
import { closeFiles, openFile } from '../acting/stream-file.ts';
import { keepKeys, keysOf } from '../reports/attachments/attachment-keys.ts';
import { reportStream, type ReportFile } from '../reports/report-stream.ts';
import type { StreamSeal } from '../acting/seal.ts';

/** One of the two reports, with what opens its facts. */
type End = { readonly file: ReportFile; readonly seal: () => StreamSeal };

const openEnd = async (acting: Acting, streamId: string): Promise<End> => {
  const locked = await lock(acting, reportStream, streamId);
  return { file: openFile(acting, reportStream, locked), seal: locked.seal };
};

const recordedAfter = async <K extends FactKind>(
  { file, seal }: End,
  kinds: readonly K[],
  after: number,
): Promise<readonly OpenedFact<K>[]> => {
  const rows = await readFacts(file.acting.tx, file.row.id, kinds, after);
  return rows.map((row) => openFact<K>(seal(), row));
};

const lastOf = (facts: readonly { readonly seq: number }[], before: number): number =>
  facts.at(-1)?.seq ?? before;

/** What was sent with it is opened there as well. */
const carrySupplement = async (here: End, there: End, secret: Supplement): Promise<void> => {
  const { attachments = [] } = secret;
  if (attachments.length > 0) {
    const from = { id: here.file.row.id, seal: here.seal() };
    const keys = await keysOf(here.file.acting.tx, from, secret);
    const report = { id: there.file.row.id, seal: there.seal() };
    there.file.alsoWrite((tx) => keepKeys(tx, report, attachments, keys));
  }
  await there.file.record('supplementAdded', { secret });
};

/** What the reporter says after the report was forwarded goes after it: there it is weighed. */
const carryThere = async (here: End, there: End, after: number): Promise<number> => {
  const said = await recordedAfter(here, ['supplementAdded', 'feedbackRequested'], after);
  for (const fact of said) {
    if (fact.kind === 'supplementAdded') {
      await carrySupplement(here, there, fact.secret);
    } else await there.file.record('feedbackRequested', {});
  }
  return lastOf(said, after);
};

/**
 * The answer to the reporter comes back, because she can read it where she sent the report and
 * nowhere else (19 kap. 6 § SoL). Why none was given stays there.
 */
const carryBack = async (here: End, there: End, after: number): Promise<number> => {
  const given = await recordedAfter(there, ['feedbackRecorded'], after);
  for (const { outcome } of given) {
    if (outcome !== 'inappropriate') await here.file.record('feedbackRecorded', { outcome });
  }
  return lastOf(given, after);
};

/**
 * That a person has opened the report there is that they have taken it: the first instant in which
 * somebody there answers for it.
 */
const noteTaken = async (
  here: End,
  there: End,
  { id: about, takenAt }: ForwardingRow,
): Promise<string | null> => {
  const { openedByPersonAt, municipalityId } = there.file.row;
  if (takenAt !== null || openedByPersonAt === null) return takenAt;
  const { status } = here.file.standing();
  if (status && isPossible('report.forward', status)) {
    const { directory } = here.file.acting.deps;
    const by = directory.municipality(municipalityId).name;
    const on = localDate(openedByPersonAt);
    const secret = { answer: 'taken', on, by, how: 'opened' } as const;
    await here.file.record('forwardingAnswered', { about, outcome: 'taken', secret });
  }
  return openedByPersonAt;
};

/**
 * Carries between a forwarded report and the one that it has become what the two have to know of each
 * other, and nothing more. Both are locked, in the order of their ids, before the forwarding's row.
 */
export async function carryBetween(
  acting: Acting,
  { id, fromId, toId }: ForwardingRow & { readonly toId: string },
): Promise<void> {
  const { tx } = acting;
  for (const streamId of [fromId, toId].toSorted()) await lockStream(tx, streamId);
  const forwarding = await lockForwarding(tx, id);
  if (!forwarding) return;
  const here = await openEnd(acting, fromId);
  const there = await openEnd(acting, toId);
  const takenAt = await noteTaken(here, there, forwarding);
  const carriedSeq = await carryThere(here, there, forwarding.carriedSeq);
  const returnedSeq = await carryBack(here, there, forwarding.returnedSeq);
  await closeFiles(acting).write(tx);
  await noteCarried(tx, id, { takenAt, carriedSeq, returnedSeq });
}
