import { NotFound } from '../../domain/errors.ts';
import { sightKinds } from '../../domain/trail/shown-events.ts';
import { streamsInSight } from '../../database/acting/stream-store.ts';
import { nameInMunicipality } from '../../database/people/people-store.ts';
import { referencesOf } from '../../database/reports/report-store.ts';
import { readShownIn, type ToldEvent } from '../../database/trail/trail-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { homeOf, type Caller } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookAcross } from '../acting/look-across.ts';
import { instantsOf, type Days } from './event-filter.ts';
import { findEvents, type EventPage, type FoundPage } from './event-pages.ts';
import { trailRows, type TrailRow } from './trail-rows.ts';

export type ReportSeen = { readonly id: string; readonly reference: string };

export type LookRow = TrailRow & {
  /** The reports of which the look showed something: one, those of a list, or none. */
  readonly reports: readonly ReportSeen[];
};

export type PersonLooks = FoundPage<LookRow> & {
  readonly person: { readonly personId: string; readonly name: string; readonly title: string };
};

export type LooksAsked = Days & { readonly personId: string; readonly page: EventPage };

const withReports = async (
  tx: Tx,
  caller: Caller,
  events: readonly ToldEvent[],
): Promise<readonly LookRow[]> => {
  const [reports, shown] = await Promise.all([
    referencesOf(tx, [...new Set(events.map(({ streamId }) => streamId))]),
    readShownIn(
      tx,
      homeOf(caller).municipalityId,
      events.filter(({ kind }) => kind === 'listRead'),
    ),
  ]);
  const inList = ({ streamId, seq }: ToldEvent): readonly ReportSeen[] =>
    shown
      .filter((one) => one.streamId === streamId && one.seq === seq)
      .map(({ id, reference }) => ({ id, reference }));
  return trailRows({ tx, actor: caller }, events, (event) => ({
    reports:
      event.kind === 'listRead' ? inList(event) : reports.filter(({ id }) => id === event.streamId),
  }));
};

/**
 * What a person has seen, the newest first, in which function and why: single reports and lists, as
 * far as they are of the auditor's municipality. That she looked is an event in her own stream, with
 * the person and every report that was shown.
 *
 * @throws Forbidden; NotFound for a person who never had a function in the municipality; Invalid for
 *   an `after` that no page ended with
 */
export function viewPersonLooks(
  deps: Deps,
  call: Call,
  { personId, page, ...days }: LooksAsked,
): Promise<PersonLooks> {
  return lookAcross(deps, call, { asks: 'trail.readLooks' }, async (tx, caller) => {
    const { municipalityId } = homeOf(caller);
    const person = await nameInMunicipality(tx, { personId, municipalityId });
    if (!person) throw new NotFound();
    const filter = { actorId: personId, kinds: sightKinds, ...instantsOf(days) };
    const { items: events, next } = await findEvents(tx, { municipalityId }, filter, page);
    const items = await withReports(tx, caller, events);
    const seen = [
      personId,
      ...events.map(({ streamId }) => streamId),
      ...items.flatMap(({ reports }) => reports.map(({ id }) => id)),
    ];
    const name = `${person.givenName} ${person.familyName}`;
    return {
      shown: { person: { personId, name, title: person.title }, items, next },
      streamIds: await streamsInSight(tx, [...new Set(seen)]),
    };
  });
}
