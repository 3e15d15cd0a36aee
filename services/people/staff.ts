import type { Role } from '../../domain/access/roles.ts';
import { addMinutes, compareInstants, type Instant } from '../../domain/calendar/time.ts';
import { NotFound } from '../../domain/errors.ts';
import { rolesAt, termStateAt } from '../../domain/people/functions.ts';
import { absencesBetween } from '../../database/people/absence-store.ts';
import {
  functionsOfPeople,
  staffPage,
  staffPerson,
  type StaffFunction,
  type StaffPerson,
} from '../../database/people/staff-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { homeOf } from '../acting/begin.ts';
import { lookUp } from '../acting/look-across.ts';
import type { Listed, Page } from '../acting/page.ts';
import { openSessionsOf } from './staff-sessions.ts';

export type HeldFunction = {
  readonly assignmentId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly unit: string;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly deputyFor: Role | null;
  readonly needToKnow: boolean;
  readonly state: 'coming' | 'now' | 'ended';
};

export type StaffLine = Omit<StaffPerson, 'id'> & {
  readonly personId: string;
  /** Those that she holds now or will, newest first. */
  readonly functions: readonly HeldFunction[];
};

export type StaffView = Omit<StaffLine, 'functions'> & {
  /** All that she has held in this municipality, holds and will, newest first. */
  readonly functions: readonly HeldFunction[];
  /** Those that go on and are to come, the first to begin first. */
  readonly absences: readonly { readonly startsAt: Instant; readonly endsAt: Instant }[];
  /** Where she is logged in, in this municipality; never what she does there. */
  readonly sessions: { readonly open: number; readonly lastSeenAt: Instant | null };
};

const heldIn =
  ({ directory }: Deps, at: Instant) =>
  (held: StaffFunction): HeldFunction => {
    const { id: assignmentId, role, unitId, from, to, deputyFor, needToKnow } = held;
    const unit = directory.unit(unitId).name;
    const state = termStateAt(held, at);
    return { assignmentId, role, unitId, unit, from, to, deputyFor, needToKnow, state };
  };

const lineOf = (
  { id: personId, ...person }: StaffPerson,
  functions: readonly HeldFunction[],
): StaffLine => ({ personId, ...person, functions });

export type StaffFilter = {
  /** Only those of this unit. */
  readonly unitId?: string;
  /** Those who have left, instead of those who are here or are to come. */
  readonly left?: boolean;
};

/**
 * A page of the people of the caller's municipality, by their names. The directory stands in clear and
 * is no case, so the look leaves no event.
 */
export function listStaff(
  deps: Deps,
  call: Call,
  { unitId, left = false, ...page }: StaffFilter & Page,
): Promise<Listed<StaffLine>> {
  return lookUp(deps, call, 'administration.read', async (tx, caller) => {
    const { municipalityId } = homeOf(caller);
    const of = { municipalityId, unitId: unitId ?? null, left, at: call.at };
    const { total, rows } = await staffPage(tx, of, page);
    const all = await functionsOfPeople(
      tx,
      rows.map(({ id }) => id),
    );
    const held = Map.groupBy(all, ({ personId }) => personId);
    const items = rows.map((person) => {
      const functions = (held.get(person.id) ?? []).map(heldIn(deps, call.at));
      return lineOf(
        person,
        functions.filter(({ state }) => state !== 'ended'),
      );
    });
    return { total, items };
  });
}

/** So far ahead an absence is shown, in minutes: two years. */
const aheadMinutes = 2 * 366 * 24 * 60;

/** One of the people of the caller's municipality. @throws NotFound */
export function viewStaff(deps: Deps, call: Call, personId: string): Promise<StaffView> {
  return lookUp(deps, call, 'administration.read', async (tx) => {
    const { at } = call;
    const person = await staffPerson(tx, { id: personId, at });
    if (!person) throw new NotFound();
    const span = { personIds: [personId], from: at, to: addMinutes(at, aheadMinutes) };
    const absences = await absencesBetween(tx, span);
    const open = await openSessionsOf(tx, personId, at);
    const seen = open.map(({ lastSeenAt }) => lastSeenAt);
    return {
      ...lineOf(person, (await functionsOfPeople(tx, [personId])).map(heldIn(deps, at))),
      absences: absences.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
      sessions: { open: open.length, lastSeenAt: seen.toSorted(compareInstants).at(-1) ?? null },
    };
  });
}

/** A unit of the municipality, with the functions that somebody can hold there. */
export type UnitChoice = {
  readonly unitId: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
};

/** The units at which the caller can give functions, by their names. */
export function listUnits(deps: Deps, call: Call): Promise<readonly UnitChoice[]> {
  return lookUp(deps, call, 'administration.read', async (_tx, caller) =>
    deps.directory.unitsOf(homeOf(caller).municipalityId).map((unit) => ({
      unitId: unit.id,
      name: unit.name,
      organisation: deps.directory.organisation(unit.organisationId).name,
      roles: rolesAt(unit.kind),
    })),
  );
}
