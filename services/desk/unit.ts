import type { PersonActor } from '../../domain/access/actor.ts';
import type { Role } from '../../domain/access/roles.ts';
import { endOfWeek, localDate } from '../../domain/calendar/time.ts';
import { Forbidden } from '../../domain/errors.ts';
import { isReceiver } from '../../domain/intake/receiving-order.ts';
import { isOnDuty } from '../../domain/people/on-duty.ts';
import { readLoads, type Load } from '../../database/duties/load-store.ts';
import { peopleOfUnit, type DirectoryPerson } from '../../database/people/people-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookUp } from '../acting/look-across.ts';
import { capped, mostCounted, type Capped } from './capped.ts';
import {
  counted,
  countersOf,
  kindIn,
  kindsSeenBy,
  scopeOf,
  type WorkCounters,
} from './work-counts.ts';

/** Somebody at intake, and how much she has in hand. */
export type OfficerRow = {
  readonly personId: string;
  readonly login: string;
  readonly name: string;
  readonly title: string;
  readonly role: Role;
  /** Away by the roster at this moment. */
  readonly absent: boolean;
  /** Within her hours, and not away. */
  readonly onDuty: boolean;
  /** Cases that are not concluded. */
  readonly openCases: Capped;
  /** Duties due by the end of the week, Sunday included, and not late. */
  readonly dueThisWeek: Capped;
  readonly late: Capped;
};

export type UnitView = {
  /** Whoever is at work first, and of these whoever has least in hand. */
  readonly officers: readonly OfficerRow[];
  readonly counters: WorkCounters & {
    /** Reports whose protection assessment is still owed, opened or not. */
    readonly unassessed: Capped;
  };
};

const rowOf = (
  { deps, call }: { readonly deps: Deps; readonly call: Call },
  { municipalityId }: PersonActor['assignment'],
  { person, load }: { readonly person: DirectoryPerson; readonly load: Load | undefined },
): OfficerRow => {
  const { officeHours } = deps.directory.settingsInForce(municipalityId, localDate(call.at));
  const { personId, login, givenName, familyName, title, role, absent } = person;
  return {
    personId,
    login,
    name: `${givenName} ${familyName}`,
    title,
    role,
    absent,
    onDuty: isOnDuty(person, officeHours, call.at),
    openCases: capped(load?.openCases ?? 0),
    dueThisWeek: capped(load?.dueSoon ?? 0),
    late: capped(load?.late ?? 0),
  };
};

/** Once each, in the function that she got first. */
const receiversAmong = (people: readonly DirectoryPerson[]): readonly DirectoryPerson[] => {
  const there = people.filter(({ role }) => isReceiver(role));
  return there.filter(
    (one, index) => there.findIndex(({ personId }) => personId === one.personId) === index,
  );
};

const inOrder = (a: OfficerRow, b: OfficerRow): number =>
  Number(a.absent) - Number(b.absent) ||
  Number(b.onDuty) - Number(a.onDuty) ||
  a.openCases.count - b.openCases.count ||
  a.name.localeCompare(b.name, 'sv');

const officersOf = async (
  tx: Tx,
  by: { readonly deps: Deps; readonly call: Call },
  { assignment }: PersonActor,
): Promise<readonly OfficerRow[]> => {
  const { at } = by.call;
  const { municipalityId } = assignment;
  const unit = by.deps.directory.intakeUnit(municipalityId);
  const people = receiversAmong(await peopleOfUnit(tx, unit.id, at));
  const personIds = people.map(({ personId }) => personId);
  const until = endOfWeek(localDate(at));
  const loads = await readLoads(tx, { municipalityId, personIds, at, until, most: mostCounted });
  const load = new Map(loads.map((one) => [one.personId, one]));
  return people
    .map((person) => rowOf(by, assignment, { person, load: load.get(person.personId) }))
    .toSorted(inOrder);
};

/**
 * What is lacking at the unit now, and how much each of its people has in hand, in counts; the lists
 * behind the counts are `viewWork`'s. No case is shown, so that the look leaves no event.
 *
 * @throws Forbidden for whoever does not give out cases
 */
export function viewUnit(deps: Deps, call: Call): Promise<UnitView> {
  return lookUp(deps, call, 'case.assign', async (tx, reader) => {
    if (reader.is !== 'person') throw new Forbidden('forbidden', { rule: 'case.assign' });
    const scope = scopeOf(reader, call, { whose: 'unit', kinds: kindsSeenBy(reader) });
    const asked = { tx, call, scope };
    const unassessed = { ...asked, scope: kindIn(scope, 'assessProtection') };
    const [officers, counters, lacking] = await Promise.all([
      officersOf(tx, { deps, call }, reader),
      countersOf(asked),
      counted(unassessed),
    ]);
    return { officers, counters: { ...counters, unassessed: lacking } };
  });
}
