import type { Actor, SystemPart } from '../../domain/access/actor.ts';
import type { Role, RowSide } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { EventKind } from '../../domain/kinds.ts';
import { readPurpose, type Purpose } from '../../domain/trail/purpose.ts';
import type { ToldEvent } from '../../database/trail/trail-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { namesIn, personNamed, type TrailNames } from './trail-names.ts';

/** Who acted, in the function of then. Name and title are those that the directory has now. */
export type TrailActor =
  | {
      readonly is: 'person';
      /** Null, as are name and title, for a person of whom the caller's directory does not know. */
      readonly personId: string | null;
      readonly name: string | null;
      readonly title: string | null;
      readonly role: Role;
      readonly unit: string | null;
    }
  | { readonly is: 'client'; readonly unit: string | null }
  | { readonly is: 'system'; readonly part: SystemPart };

/** One event of the trail, ready to be put into words (`event.<kind>`, `action.<action>`). */
export type TrailRow = {
  readonly lane: RowSide;
  /** Its number in the lane, or in the chain that all sides once shared. */
  readonly n: number;
  readonly kind: EventKind;
  readonly occurredAt: Instant;
  readonly who: TrailActor;
  readonly why: Purpose;
  /** The event itself: the exact text that was hashed, and the links of its chain. */
  readonly data: { readonly bytes: string; readonly prevHash: string; readonly hash: string };
};

type Said = { readonly function: string; readonly purpose: string | null };

const actorIn = (event: ToldEvent, said: Said, names: TrailNames): TrailActor => {
  const [, part] = said.function.split('system/');
  if (part !== undefined) return { is: 'system', part: part as SystemPart };
  const found = event.unitId === null ? undefined : names.units.get(event.unitId);
  const unit = found?.name ?? null;
  const [role] = said.function.split('@');
  if (role === 'client') return { is: 'client', unit };
  const person = personNamed(names, event);
  return {
    is: 'person',
    personId: person?.id ?? null,
    name: person ? `${person.givenName} ${person.familyName}` : null,
    title: person?.title ?? null,
    role: role as Role,
    unit,
  };
};

const rowOf = (event: ToldEvent, names: TrailNames): TrailRow => {
  const { side: lane, n, seq, kind, occurredAt, prevHash, hash } = event;
  const bytes = event.bytes.toString('utf8');
  const said = JSON.parse(bytes) as Said;
  return {
    lane,
    n: n ?? seq,
    kind,
    occurredAt,
    who: actorIn(event, said, names),
    why: readPurpose(kind, said.purpose),
    data: { bytes, prevHash: prevHash.toString('hex'), hash: hash.toString('hex') },
  };
};

/**
 * The rows of one page, with the names that this caller may know.
 *
 * @param more what else a row tells of its event
 */
export async function trailRows<Event extends ToldEvent, More>(
  { tx, actor }: { readonly tx: Tx; readonly actor: Actor },
  events: readonly Event[],
  more: (event: Event) => More,
): Promise<readonly (TrailRow & More)[]> {
  const names = await namesIn({ tx, actor }, events);
  return events.map((event) => ({ ...rowOf(event, names), ...more(event) }));
}
