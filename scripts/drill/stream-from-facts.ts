import { fold, type KindedFact } from '../../domain/acting/fold.ts';
import type { AnyStanding, Circumstances, StandingDuty } from '../../domain/acting/standing.ts';
import type { Role } from '../../domain/access/roles.ts';
import { factKinds } from '../../domain/kinds.ts';
import { readDataKeys } from '../../database/acting/data-key-store.ts';
import { readFacts, type FactRow } from '../../database/acting/fact-store.ts';
import { readDuties, type DutyRow } from '../../database/duties/duty-store.ts';
import { rowsOf } from '../../database/rows.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { openFact } from '../../services/acting/opened-fact.ts';
import { openSeal, type StreamSeal } from '../../services/acting/seal.ts';
import type { StreamAdapter, StreamRow } from '../../services/acting/stream-adapter.ts';
import { wokenStream, type WokenKind } from '../../services/waking/woken-streams.ts';

/** How a stream stands, and every duty that it ever had. */
type Stands = { readonly standing: AnyStanding; readonly duties: readonly StandingDuty[] };

/** How a stream is stored, beside what its facts alone would make of it. */
export type Recomputed = {
  readonly on: StreamAdapter;
  readonly row: StreamRow;
  readonly seal: StreamSeal;
  readonly stored: Stands;
  readonly fromFacts: Stands;
  /** The stored duties, with all that their dates are computed from. */
  readonly duties: readonly DutyRow[];
};

type Roles = ReadonlyMap<string, Role>;

const rolesOf = async (tx: Tx): Promise<Roles> => {
  const rows = rowsOf<{ id: string; role: Role }>(await tx.raw(`select id, role from assignment`));
  return new Map(rows.map(({ id, role }) => [id, role]));
};

const opened = (seal: StreamSeal, fact: FactRow, roles: Roles): KindedFact => {
  const role = roles.get(fact.assignmentId ?? '');
  const { secret } = openFact(seal, fact);
  const by = fact.personId && role ? { personId: fact.personId, role } : null;
  return { ...fact, secret, by };
};

const standingDuty = (duty: StandingDuty): StandingDuty => {
  const { kind, signatory, about, openedSeq, state, reason } = duty;
  return { kind, signatory, about, openedSeq, state, reason };
};

const inOrder = (duties: readonly StandingDuty[]): readonly StandingDuty[] =>
  duties.toSorted(
    (a, b) =>
      a.openedSeq - b.openedSeq ||
      a.kind.localeCompare(b.kind) ||
      (a.signatory ?? '').localeCompare(b.signatory ?? ''),
  );

/**
 * Reads a stream past every fence and computes it anew from nothing but its facts.
 *
 * @param tx of a role that row-level security does not bind
 * @throws Error when there is no such stream
 */
export async function recompute(
  tx: Tx,
  deps: Pick<Deps, 'keyring' | 'directory'>,
  { kind, id }: { readonly kind: WokenKind; readonly id: string },
): Promise<Recomputed> {
  const on = wokenStream(kind);
  const row = await on.read(tx, id);
  if (!row) throw new Error(`no stream ${id}`);
  const seal = openSeal(deps.keyring, id, await readDataKeys(tx, id));
  const roles = await rolesOf(tx);
  const facts = (await readFacts(tx, id, factKinds)).map((fact) => opened(seal, fact, roles));
  const content = await on.content?.(tx, seal, id);
  const of = { arrival: on.arrival(deps as Deps, row), content: () => content } as Pick<
    Circumstances,
    'arrival' | 'content'
  >;
  const began = on.began?.(row);
  const folded = fold([...(began ? [began] : []), ...facts], of);
  const duties = await readDuties(tx, id);
  return {
    on,
    row,
    seal,
    stored: { standing: on.standing(row), duties: inOrder(duties.map(standingDuty)) },
    fromFacts: { ...folded, duties: inOrder(folded.duties.map(standingDuty)) },
    duties,
  };
}
