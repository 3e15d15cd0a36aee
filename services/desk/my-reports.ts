import { sideOf, type PersonActor } from '../../domain/access/actor.ts';
import { localDate, type Instant } from '../../domain/calendar/time.ts';
import { dutySource, type DutySource } from '../../domain/duties/duty-source.ts';
import type { StreamKind } from '../../domain/kinds.ts';
import { Forbidden } from '../../domain/errors.ts';
import { readStreamKinds } from '../../database/acting/stream-store.ts';
import { readAsks, type DutyRow } from '../../database/duties/duty-store.ts';
import { readOpenDuties } from '../../database/duties/open-duty-store.ts';
import { readReports } from '../../database/reports/many-reports-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import { countSent, readSent } from '../../database/reports/sent-reports-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { askedOf } from '../acting/asked-of.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { dutyView, type DutyView } from '../acting/duty-view.ts';
import { lookAcross } from '../acting/look-across.ts';
import type { Listed } from '../acting/page.ts';
import { inMyName, type InMyName } from '../reports/authorship.ts';
import { ownDrafts, type DraftKept } from '../reports/drafts.ts';
import {
  childOf,
  readSealedChildren,
  type NamedChild,
  type SealedChildren,
} from '../reports/named-children.ts';
import { capped, mostCounted, type Capped } from './capped.ts';

export const myPageSize = 20;

/** Something that is asked of the caller in her function, or of her alone. */
export type MyTask = {
  readonly duty: DutyView & DutySource;
  readonly stream: { readonly kind: StreamKind; readonly id: string };
  /** Null where it is about no report, or one that the caller is not told of. */
  readonly report: Pick<MyReport, 'reference' | 'receivedAt' | 'child'> | null;
};

/** A report that the caller wrote or is asked to sign, as far as a sender may know of it. */
export type MyReport = {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: Instant;
  /** When a person opened it: all that the sender learns of the receiver's work. */
  readonly openedByPersonAt: Instant | null;
  readonly municipality: string;
  readonly as: 'author' | 'signatory';
  /** Of her own copy; null of one that she may not read. */
  readonly child: NamedChild | null;
};

export type MyReportsView = {
  /** The first that are due. */
  readonly tasks: Listed<MyTask>;
  /** The first drafts, the one saved last first. */
  readonly drafts: Listed<DraftKept>;
  /** A page of what was sent, the newest first. */
  readonly sent: {
    readonly items: readonly MyReport[];
    readonly page: number;
    readonly total: Capped;
    readonly hasNextPage: boolean;
  };
  /** What systems sent in her name and she has said nothing of. */
  readonly inMyName: Listed<InMyName>;
};

/** All reports of the page, read in as many statements as one. */
type Known = {
  readonly deps: Deps;
  readonly call: Call;
  readonly personId: string;
  readonly kinds: ReadonlyMap<string, StreamKind>;
  readonly reports: ReadonlyMap<string, ReportRow>;
  readonly asks: ReadonlyMap<string, readonly DutyRow[]>;
  readonly children: SealedChildren;
};

const readKnown = async (
  tx: Tx,
  of: Pick<Known, 'deps' | 'call' | 'personId'>,
  ids: readonly string[],
): Promise<Known> => {
  const all = [...new Set(ids)];
  const [kinds, reports, asks, children] = await Promise.all([
    readStreamKinds(tx, all),
    readReports(tx, all),
    readAsks(tx, all),
    readSealedChildren(tx, of.call, all),
  ]);
  return { ...of, kinds, reports, asks, children };
};

const reportOf = (known: Known, id: string): MyReport | undefined => {
  const { deps, call, personId } = known;
  const report = known.reports.get(id);
  if (!report) return undefined;
  const asks = known.asks.get(id) ?? [];
  return {
    id,
    reference: report.reference,
    receivedAt: report.receivedAt,
    openedByPersonAt: report.openedByPersonAt,
    municipality: deps.directory.municipality(report.municipalityId).name,
    as: report.authorPersonId === personId ? 'author' : 'signatory',
    child: childOf(deps, call, { report, asks }, known.children),
  };
};

const taskOf = (known: Known, duty: DutyRow): MyTask => {
  const { streamId: id, kind, anchorAt } = duty;
  const report = reportOf(known, id);
  return {
    duty: { ...dutyView(duty, known.call), ...dutySource(kind, localDate(anchorAt)) },
    stream: { kind: known.kinds.get(id) ?? 'report', id },
    report: report
      ? { reference: report.reference, receivedAt: report.receivedAt, child: report.child }
      : null,
  };
};

const first = { limit: myPageSize, offset: 0 } as const;

/** What is asked of her, what she sent or is asked to sign, and what she has begun to write. */
const readOwn = (tx: Tx, call: Call, { personId, assignment }: PersonActor, page: number) => {
  const asked = askedOf(assignment, call.at);
  const scope = { ...asked, personId };
  // One more than is shown tells whether there is another page.
  const rows = { limit: myPageSize + 1, offset: (page - 1) * myPageSize };
  return Promise.all([
    readOpenDuties(tx, { sides: ['sender'], ownedBy: scope, ...first }),
    readSent(tx, scope, rows),
    countSent(tx, scope, mostCounted),
    ownDrafts(tx, call, first),
  ]);
};

/**
 * What waits for the caller and what has become of what she sent, in one look: what is asked of her, her
 * drafts, a page of what she sent or is asked to sign, and what systems sent in her name. Of the
 * receiver's work it tells that a person has opened a report, and nothing more.
 *
 * @param page from 1
 * @throws Forbidden for whoever is not of a school's staff
 */
export function viewMyReports(deps: Deps, call: Call, page: number): Promise<MyReportsView> {
  const list = { asks: 'authorship.read', purpose: 'queue.read' } as const;
  return lookAcross(deps, call, list, async (tx, caller) => {
    if (caller.is !== 'person' || sideOf(caller) !== 'sender') {
      throw new Forbidden('forbidden', { rule: list.asks });
    }
    const [open, found, total, drafts] = await readOwn(tx, call, caller, page);
    const sent = found.slice(0, myPageSize).map(({ id }) => id);
    const ids = [...open.duties.map(({ streamId }) => streamId), ...sent];
    const known = await readKnown(tx, { deps, call, personId: caller.personId }, ids);
    const named = await inMyName(deps, call, tx, first);
    const shown = {
      tasks: { total: open.total, items: open.duties.map((duty) => taskOf(known, duty)) },
      drafts,
      sent: {
        items: sent.flatMap((id) => reportOf(known, id) ?? []),
        page,
        total: capped(total),
        hasNextPage: found.length > myPageSize,
      },
      inMyName: named,
    };
    return { shown, streamIds: [...new Set([...ids, ...named.items.map(({ id }) => id)])] };
  });
}
