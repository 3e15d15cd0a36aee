import { sideOf } from '../../domain/access/actor.ts';
import type { LocalDate } from '../../domain/calendar/time.ts';
import type { ChangeEnding, ChangeOwner } from '../../domain/situations/records.ts';
import { readDataKeys } from '../../database/acting/data-key-store.ts';
import { readFacts, type FactRow } from '../../database/acting/fact-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { openFact, type OpenedFact } from '../acting/opened-fact.ts';
import { openSeal } from '../acting/seal.ts';
import type { ChangeView } from '../situations/change-views.ts';

/** A change that was agreed on, without its words for an auditor, who reads none. */
export type TermChangeView = ChangeView & {
  /** Name of the school whose rektor took it on. */
  readonly school: string | null;
};

const kinds = ['changeAgreed', 'agreedChangeEnded', 'termChangeAgreed', 'termChangeEnded'] as const;
type Opened = OpenedFact<(typeof kinds)[number]>;
type Said = Omit<FactRow, 'sealed'> & {
  readonly secret: {
    readonly what?: string;
    readonly date?: LocalDate;
    readonly reason?: string | null;
  };
};

/** An auditor traces who did what and reads no words. */
export function readsWordsOfTerm({ actor }: Call): boolean {
  return sideOf(actor) !== 'auditor';
}

const saidIn = async (
  { keyring }: Deps,
  { tx, call }: { readonly tx: Tx; readonly call: Call },
  streamId: string,
): Promise<readonly Said[]> => {
  const rows = await readFacts(tx, streamId, kinds);
  if (rows.length === 0 || !readsWordsOfTerm(call))
    return rows.map((row) => ({ ...row, secret: {} }));
  const seal = openSeal(keyring, streamId, await readDataKeys(tx, streamId));
  return rows.map((row) => ({ ...row, secret: openFact<Opened['kind']>(seal, row).secret }));
};

const endingOf = (facts: readonly Said[], change: Said): TermChangeView['ended'] => {
  const ending = facts.find(({ about, kind }) => about === change.id && kind.endsWith('Ended'));
  if (!ending) return null;
  const outcome = ending.outcome as ChangeEnding['outcome'];
  return { outcome, at: ending.occurredAt, reason: ending.secret.reason ?? null };
};

/** The changes that a meeting agreed on, a term meeting or one after an acute situation. */
export async function changesIn(
  deps: Deps,
  seen: { readonly tx: Tx; readonly call: Call },
  streamId: string,
): Promise<readonly TermChangeView[]> {
  const facts = await saidIn(deps, seen, streamId);
  return facts
    .filter(({ kind }) => kind === 'termChangeAgreed' || kind === 'changeAgreed')
    .map((change) => ({
      id: change.id,
      owner: change.role as ChangeOwner,
      school: change.about && deps.directory.unit(change.about).name,
      what: change.secret.what ?? null,
      date: change.secret.date ?? null,
      ended: endingOf(facts, change),
    }));
}
