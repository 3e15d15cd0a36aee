import type { PersonActor } from '../../domain/access/actor.ts';
import type { Role } from '../../domain/access/roles.ts';
import { localDate, type Instant, type LocalDate } from '../../domain/calendar/time.ts';
import { dutySource, type DutySource } from '../../domain/duties/duty-source.ts';
import { isOverdue, rolledDueDate } from '../../domain/duties/project-duty.ts';
import { awaitedTurn, type AwaitedTurn } from '../../domain/intake/opening-turn.ts';
import type { DutyKind } from '../../domain/kinds.ts';
import type { WorkRow } from '../../database/duties/work-row.ts';
import type { DirectoryPerson } from '../../database/people/people-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';

/** An open duty of the receiver's as it is shown to somebody at intake. */
export type WorkDuty = DutySource & {
  readonly id: string;
  readonly kind: DutyKind;
  /** Null of one that is withheld. */
  readonly ownerRole: Role | null;
  /** It is given to the caller in particular. */
  readonly mine: boolean;
  readonly dueAt: Instant;
  readonly overdue: boolean;
  /** As of `DutyView`. */
  readonly rolledDueDate: LocalDate | null;
  /** The supplement, letter or change that it is about. */
  readonly about: string | null;
  /** Of a report that is not the caller's to open yet; null where it is, and of every other duty. */
  readonly notYet: AwaitedTurn | null;
};

/** Whoever is shown a duty, and the people of the unit whose turns to open a report there are. */
export type DutyReader = {
  readonly deps: Deps;
  readonly call: Call;
  readonly reader: PersonActor;
  readonly unit: readonly DirectoryPerson[];
};

const notYet = ({ deps, call, reader, unit }: DutyReader, row: WorkRow): AwaitedTurn | null => {
  const { kind, anchorAt, openedAt, atOnce, settingsVersion, acute, extendedTo } = row;
  if (kind !== 'openReport' || !anchorAt || !openedAt || settingsVersion === null) return null;
  const { municipalityId, role } = reader.assignment;
  const settings = deps.directory.settingsVersion(municipalityId, settingsVersion);
  const duty = { kind, anchorAt, openedAt, acute, atOnce: atOnce === true, extendedTo };
  return awaitedTurn(role, { duty, settings, people: unit }, call.at) ?? null;
};

export function workDuty(seenBy: DutyReader, row: WorkRow): WorkDuty {
  const { id, kind, dueAt, ownerRole, assigneeId, about, atOnce, anchorAt } = row;
  const { at } = seenBy.call;
  return {
    id,
    kind,
    ownerRole,
    mine: assigneeId === seenBy.reader.personId,
    dueAt,
    overdue: isOverdue({ state: 'open', dueAt }, at),
    rolledDueDate: rolledDueDate({ kind, dueAt, atOnce: atOnce === true }),
    about,
    ...dutySource(kind, localDate(anchorAt ?? at)),
    notYet: notYet(seenBy, row),
  };
}
