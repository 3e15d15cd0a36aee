import type { PersonActor } from '../../domain/access/actor.ts';
import type { OfficeHours } from '../../domain/calendar/office-hours.ts';
import {
  atLocalTime,
  endOfDay,
  localDate,
  type Instant,
  type LocalDate,
} from '../../domain/calendar/time.ts';
import { Forbidden } from '../../domain/errors.ts';
import { hoursOn, isOnDuty } from '../../domain/people/on-duty.ts';
import { absencesBetween } from '../../database/people/absence-store.ts';
import { peopleOfUnit } from '../../database/people/people-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookUp } from '../acting/look-across.ts';
import type { Unit } from '../directory.ts';
import { cardOf, type PersonCard } from './people.ts';

export type RosterLine = PersonCard & {
  /** Within these hours today; null on a day off, of her own or of everybody. */
  readonly hours: OfficeHours | null;
  /** Whether she is there now: within her hours and not away. */
  readonly onDuty: boolean;
  readonly absences: readonly { readonly startsAt: Instant; readonly endsAt: Instant }[];
};

export type RosterView = {
  readonly unit: string;
  readonly date: LocalDate;
  readonly people: readonly RosterLine[];
};

/** One's own unit; the administrator's is the one that receives reports. */
const unitOf = ({ directory }: Deps, { assignment }: PersonActor): Unit =>
  assignment.role === 'administrator'
    ? directory.intakeUnit(assignment.municipalityId)
    : directory.unit(assignment.unitId);

/**
 * Who is on duty at a unit now, with today's hours and absences. The directory stands in clear and is
 * no case, so the look leaves no event.
 *
 * @throws Forbidden
 */
export function viewRoster(deps: Deps, call: Call): Promise<RosterView> {
  return lookUp(deps, call, 'roster.read', async (tx, actor) => {
    if (actor.is !== 'person') throw new Forbidden('forbidden', { rule: 'roster.read' });
    const unit = unitOf(deps, actor);
    const date = localDate(call.at);
    const { officeHours } = deps.directory.settingsInForce(unit.municipalityId, date);
    const people = await peopleOfUnit(tx, unit.id, call.at);
    const absences = await absencesBetween(tx, {
      personIds: people.map(({ personId }) => personId),
      from: atLocalTime(date, '00:00'),
      to: endOfDay(date),
    });
    return {
      unit: unit.name,
      date,
      people: people.map((person) => ({
        ...cardOf(person),
        hours: hoursOn(date, person.hours, officeHours),
        onDuty: isOnDuty(person, officeHours, call.at),
        absences: absences
          .filter(({ personId }) => personId === person.personId)
          .map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
      })),
    };
  });
}
