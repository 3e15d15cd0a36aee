import { sideOf } from '../../domain/access/actor.ts';
import { sidesInSight } from '../../domain/access/in-sight.ts';
import { factRule } from '../../domain/areas.ts';
import { NotFound } from '../../domain/errors.ts';
import { suggestedWhereabouts, type Suggestion } from '../../domain/intake/elsewhere.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import {
  readFact,
  readCorrections,
  readFactPage,
  type FactFilter,
  type FactRow,
} from '../../database/acting/fact-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { openFact } from '../acting/opened-fact.ts';
import type { Listed, Page } from '../acting/page.ts';
import type { StreamSeal } from '../acting/seal.ts';
import { refuseUnopened } from './refuse-unopened.ts';
import { openContent } from './report-content.ts';
import { lookAtReport } from './report-stream.ts';

export type ContentView = {
  readonly reference: string;
  readonly contentHash: string;
  readonly content: ReportContent;
  /** Which other municipality the report suggests answers for the child; null for the sender's side. */
  readonly suggests: Suggestion | null;
};

/**
 * Shows the report exactly as sent. A receiver has to open the report first, so that whoever reads
 * it is also seen to have taken it.
 *
 * @throws Conflict `not-opened` for a receiver before the opening
 */
export function viewContent(deps: Deps, call: Call, reportId: string): Promise<ContentView> {
  return lookAtReport(
    deps,
    call,
    { reportId, action: 'report.readContent', kind: 'contentRead' },
    async (tx, { row: report, seal }) => {
      refuseUnopened(call, report);
      const content = await openContent(tx, seal(), reportId);
      if (!content) throw new NotFound();
      return {
        reference: report.reference,
        contentHash: report.contentHash.toString('hex'),
        content,
        suggests:
          sideOf(call.actor) === 'receiver'
            ? suggestedWhereabouts(content, deps.directory.municipality(report.municipalityId).code)
            : null,
      };
    },
  );
}

export type FactView = {
  readonly id: string;
  readonly kind: FactKind;
  readonly at: string;
  readonly role: string | null;
  readonly outcome: string | null;
  readonly about: string | null;
  readonly time: string | null;
  readonly personId: string | null;
  /** The record that this one corrects, and the one that has taken its place. */
  readonly corrects: string | null;
  readonly correctedBy: string | null;
  readonly record: unknown;
};

const factView = (
  call: Call,
  { seal, by }: { readonly seal: StreamSeal; readonly by: ReadonlyMap<string, string> },
  fact: FactRow,
): FactView => ({
  id: fact.id,
  kind: fact.kind,
  at: fact.occurredAt,
  role: fact.role,
  outcome: fact.outcome,
  about: fact.about,
  time: fact.at,
  personId: sideOf(call.actor) === 'sender' ? null : fact.personId,
  corrects: fact.corrects,
  correctedBy: by.get(fact.id) ?? null,
  record: openFact(seal, fact).secret,
});

/** Which facts of a report are looked at. */
export type FactsOf = {
  readonly reportId: string;
  /** Of one collection, which are all read by the same right. */
  readonly kinds: readonly FactKind[];
  /** The meeting or supplement that they hang on, and the kinds of fact that this can be. */
  readonly under?: { readonly kinds: readonly FactKind[]; readonly id: string } | undefined;
};

type Reader = { readonly tx: Tx; readonly seal: () => StreamSeal; readonly filter: FactFilter };

/**
 * Looks at facts of a report.
 *
 * @throws NotFound when the meeting or supplement that they hang on is not there for the caller
 */
const lookAtFacts = <Shown>(
  deps: Deps,
  call: Call,
  { reportId, kinds, under }: FactsOf,
  view: (reader: Reader) => Promise<Shown>,
): Promise<Shown> => {
  const rights = new Set([...(under?.kinds ?? []), ...kinds].map((k) => factRule(k).readBy));
  const [action, ...others] = rights;
  if (!action || others.length > 0) throw new Error('these facts are not read by one right');
  const purpose = `${action}: ${kinds.join(', ')}`;
  const look = { reportId, action, kind: 'contentRead', purpose } as const;
  return lookAtReport(deps, call, look, async (tx, { row, seal }) => {
    refuseUnopened(call, row);
    const ours = { streamId: reportId, sides: sidesInSight(call.actor) };
    if (under && !(await readFact(tx, { ...ours, kinds: under.kinds, id: under.id }))) {
      throw new NotFound();
    }
    return view({ tx, seal, filter: { ...ours, kinds, about: under?.id } });
  });
};

/**
 * Shows a page of the facts of these kinds that stand on the caller's side, unsealed. Only that page
 * is unsealed, so that a case with thousands of them is read as quickly as any other.
 *
 * @throws Conflict `not-opened` for a receiver before the opening; NotFound
 */
export function viewFacts(
  deps: Deps,
  call: Call,
  of: FactsOf,
  page: Page,
): Promise<Listed<FactView>> {
  return lookAtFacts(deps, call, of, async ({ tx, seal, filter }) => {
    const { total, rows } = await readFactPage(tx, filter, page);
    const ids = rows.map(({ id }) => id);
    const told = { seal: seal(), by: await readCorrections(tx, filter.streamId, ids) };
    return { total, items: rows.map((fact) => factView(call, told, fact)) };
  });
}

/**
 * Shows one fact by its id.
 *
 * @throws NotFound when it is not one of those, or not the caller's to see; Conflict `not-opened`
 */
export function viewFact(
  deps: Deps,
  call: Call,
  { factId, ...of }: FactsOf & { readonly factId: string },
): Promise<FactView> {
  return lookAtFacts(deps, call, of, async ({ tx, seal, filter }) => {
    const fact = await readFact(tx, { ...filter, id: factId });
    if (!fact) throw new NotFound();
    const by = await readCorrections(tx, filter.streamId, [factId]);
    return factView(call, { seal: seal(), by }, fact);
  });
}
