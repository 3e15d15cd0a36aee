import { inSight } from '../../domain/access/in-sight.ts';
import type { Instant, LocalDate } from '../../domain/calendar/time.ts';
import type { ChangeEnding, ChangeOwner } from '../../domain/situations/records.ts';
import { readFacts, type FactRow } from '../../database/acting/fact-store.ts';
import type { SituationRow } from '../../database/situations/situation-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import { openFact, type OpenedFact } from '../acting/opened-fact.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { readsWords } from './situation-summary.ts';

/** A change that was agreed on, without its words for whoever reads none. */
export type ChangeView = {
  readonly id: string;
  readonly owner: ChangeOwner;
  readonly what: string | null;
  readonly date: LocalDate | null;
  readonly ended: {
    readonly outcome: ChangeEnding['outcome'];
    readonly at: Instant;
    readonly reason: string | null;
  } | null;
};

type Said = OpenedFact<'changeAgreed' | 'agreedChangeEnded'>;

/** Without its words for whoever reads none. */
const opened = ({ actor }: Call, { row, seal }: Locked<SituationRow>, fact: FactRow): Said =>
  readsWords(actor, row)
    ? openFact<Said['kind']>(seal(), fact)
    : ({ ...fact, secret: null } as unknown as Said);

const endedBy = (ending: Said | undefined): ChangeView['ended'] => {
  if (ending?.kind !== 'agreedChangeEnded') return null;
  const { outcome, occurredAt: at, secret } = ending;
  return { outcome, at, reason: (secret as typeof secret | null)?.reason ?? null };
};

/** The changes that a follow-up meeting agreed on, as the caller may see them; it recorded a few. */
export async function changesOf(
  tx: Tx,
  call: Call,
  locked: Locked<SituationRow>,
): Promise<readonly ChangeView[]> {
  const rows = await readFacts(tx, locked.row.id, ['changeAgreed', 'agreedChangeEnded']);
  const seen = rows
    .filter((fact) => inSight(call.actor, fact))
    .map((fact) => opened(call, locked, fact));
  return seen.flatMap((fact) => {
    if (fact.kind !== 'changeAgreed') return [];
    const secret = fact.secret as typeof fact.secret | null;
    return [
      {
        id: fact.id,
        owner: fact.role,
        what: secret?.what ?? null,
        date: secret?.date ?? null,
        ended: endedBy(seen.find((other) => other.about === fact.id)),
      },
    ];
  });
}
