import { sideOf } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { Conflict, NotFound } from '../../domain/errors.ts';
import type {
  CountsOfDay,
  DeniedAuthor,
  DifferenceCause,
  DifferenceKind,
  FallenVolume,
} from '../../domain/house/records.ts';
import type { SyntheticStopped } from '../../domain/house/synthetic-chain.ts';
import { readDataKeys } from '../../database/acting/data-key-store.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import { houseOf, houseOfFact } from '../../database/house/house-store.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import { act } from '../acting/act.ts';
import { homeOf, type Caller } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookUp } from '../acting/look-across.ts';
import { openFact, type OpenedFact } from '../acting/opened-fact.ts';
import type { Listed, Page } from '../acting/page.ts';
import { openSeal } from '../acting/seal.ts';
import { houseStream, type HouseDone } from './house-stream.ts';

export type DifferenceView = {
  readonly id: string;
  readonly kind: DifferenceKind;
  readonly foundAt: Instant;
  /** What the counts were; null for an auditor, who reads the counts where they are kept. */
  readonly of: CountsOfDay | FallenVolume | DeniedAuthor | SyntheticStopped | null;
  readonly explained: {
    readonly cause: DifferenceCause;
    readonly explanation: string | null;
    readonly at: Instant;
  } | null;
};

const kinds = ['differenceFound', 'differenceExplained'] as const;
type Kind = (typeof kinds)[number];
/** The words of a fact are null for whoever has no key to them. */
type Shown = {
  readonly [K in Kind]: Omit<OpenedFact<K>, 'secret'> & {
    readonly secret: OpenedFact<K>['secret'] | null;
  };
}[Kind];

const factsOf = async ({ keyring }: Deps, tx: Tx, caller: Caller): Promise<readonly Shown[]> => {
  const house = await houseOf(tx, homeOf(caller).municipalityId);
  if (!house) return [];
  const rows = await readFacts(tx, house.id, kinds);
  if (sideOf(caller) === 'auditor') {
    return rows.map((row) => ({ ...row, secret: null }) as unknown as Shown);
  }
  const seal = openSeal(keyring, house.id, await readDataKeys(tx, house.id));
  return rows.map((row) => openFact<Kind>(seal, row));
};

export type OpenDifference = Pick<DifferenceView, 'id' | 'kind' | 'foundAt'>;

/** What differed in a municipality and nobody has explained yet, the oldest first. */
export async function openDifferences(
  tx: Tx,
  municipalityId: string,
): Promise<readonly OpenDifference[]> {
  const house = await houseOf(tx, municipalityId);
  if (!house) return [];
  const rows = await readFacts(tx, house.id, kinds);
  const explained = new Set(
    rows.filter(({ kind }) => kind === 'differenceExplained').map(({ about }) => about),
  );
  return rows
    .filter(({ kind, id }) => kind === 'differenceFound' && !explained.has(id))
    .map(({ id, outcome, occurredAt: foundAt }) => ({
      id,
      kind: outcome as DifferenceKind,
      foundAt,
    }));
}

/** A page of what differed in the caller's municipality, the newest first, with what was found. */
export function listDifferences(
  deps: Deps,
  call: Call,
  { limit, offset }: Page,
): Promise<Listed<DifferenceView>> {
  return lookUp(deps, call, 'reconciliation.read', async (tx, caller) => {
    const facts = await factsOf(deps, tx, caller);
    const explanations = new Map(
      facts.flatMap((fact) =>
        fact.kind === 'differenceExplained' ? [[fact.about, fact] as const] : [],
      ),
    );
    const items = facts
      .flatMap((fact): readonly DifferenceView[] => {
        if (fact.kind !== 'differenceFound') return [];
        const why = explanations.get(fact.id);
        const explained = why && {
          cause: why.outcome,
          explanation: why.secret?.explanation ?? null,
          at: why.occurredAt,
        };
        const { id, outcome: kind, occurredAt: foundAt, secret: of } = fact;
        return [{ id, kind, foundAt, of, explained: explained ?? null }];
      })
      .toReversed();
    return { total: items.length, items: items.slice(offset, offset + limit) };
  });
}

export type Explanation = { readonly cause: DifferenceCause; readonly explanation: string };

/**
 * Records why counts differed, or fewer reports came (domain facts §4). A leader or the administrator
 * does so, and that ends the duty.
 *
 * @throws NotFound for an unknown difference; Conflict `already-explained`
 */
export async function explainDifference(
  deps: Deps,
  call: Call,
  differenceId: string,
  { cause, explanation }: Explanation,
): Promise<HouseDone> {
  const streamId = await inTransaction(deps.db, call.actor, (tx) =>
    houseOfFact(tx, { id: differenceId, kind: 'differenceFound' }),
  );
  if (!streamId) throw new NotFound();
  const deed = { on: houseStream, streamId, fact: 'differenceExplained' } as const;
  return act(deps, call, deed, async (file) => {
    const known = await file.facts({ kinds: [...kinds] });
    if (!known.some(({ id, kind }) => kind === 'differenceFound' && id === differenceId)) {
      throw new NotFound();
    }
    const before = known.find(
      ({ about, kind }) => kind === 'differenceExplained' && about === differenceId,
    );
    if (before) throw new Conflict('already-explained', { current: before.occurredAt });
    return file.record('differenceExplained', {
      about: differenceId,
      outcome: cause,
      secret: { explanation },
    });
  });
}
