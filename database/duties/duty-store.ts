import type { DutyKind } from '../../domain/kinds.ts';
import type { Role, SignatoryRole } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { instantOf, instantOrNull, rowsOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

export type DutyRow = {
  readonly id: string;
  readonly streamId: string;
  readonly kind: DutyKind;
  readonly side: 'sender' | 'receiver';
  readonly ownerRole: Role;
  readonly ownerUnitId: string;
  readonly assigneeId: string | null;
  readonly signatory: SignatoryRole | null;
  readonly about: string | null;
  readonly ruleVersion: number;
  readonly settingsVersion: number;
  readonly anchorAt: Instant;
  readonly openedAt: Instant;
  readonly openedSeq: number;
  readonly acute: boolean;
  readonly atOnce: boolean;
  readonly dueAt: Instant;
  readonly state: 'open' | 'done' | 'lapsed';
  readonly reason: string | null;
  readonly endedAt: Instant | null;
  readonly endedSeq: number | null;
  readonly nextRung: number;
  readonly nextRungAt: Instant | null;
};

const fields = {
  id: 'id',
  streamId: 'stream_id',
  kind: 'kind',
  side: 'side',
  ownerRole: 'owner_role',
  ownerUnitId: 'owner_unit_id',
  assigneeId: 'assignee_id',
  signatory: 'signatory',
  about: 'about',
  ruleVersion: 'rule_version',
  settingsVersion: 'settings_version',
  anchorAt: 'anchor_at',
  openedAt: 'opened_at',
  openedSeq: 'opened_seq',
  acute: 'acute',
  atOnce: 'at_once',
  dueAt: 'due_at',
  state: 'state',
  reason: 'reason',
  endedAt: 'ended_at',
  endedSeq: 'ended_seq',
  nextRung: 'next_rung',
  nextRungAt: 'next_rung_at',
} as const satisfies Readonly<Record<keyof DutyRow, string>>;

const names = Object.keys(fields) as (keyof DutyRow)[];
const columns = names.map((name) => fields[name]).join(', ');
/** Every column of a duty that stands as `d`, by the name of its property. */
export const selectedDuty = names.map((name) => `d.${fields[name]} as "${name}"`).join(', ');

/** As the driver gives it: instants as dates, big integers as text. */
export type RawDuty = Omit<
  DutyRow,
  'anchorAt' | 'openedAt' | 'openedSeq' | 'dueAt' | 'endedAt' | 'endedSeq' | 'nextRungAt'
> & {
  readonly anchorAt: Date;
  readonly openedAt: Date;
  readonly openedSeq: string;
  readonly dueAt: Date;
  readonly endedAt: Date | null;
  readonly endedSeq: string | null;
  readonly nextRungAt: Date | null;
};

export function toDuty(raw: RawDuty): DutyRow {
  return {
    ...raw,
    anchorAt: instantOf(raw.anchorAt),
    openedAt: instantOf(raw.openedAt),
    openedSeq: Number(raw.openedSeq),
    dueAt: instantOf(raw.dueAt),
    endedAt: instantOrNull(raw.endedAt),
    endedSeq: raw.endedSeq === null ? null : Number(raw.endedSeq),
    nextRungAt: instantOrNull(raw.nextRungAt),
  };
}

/** Without `returning`: a row of the other side may be written here but not read back. */
export async function insertDuties(tx: Tx, duties: readonly DutyRow[]): Promise<void> {
  if (duties.length === 0) return;
  const row = `(${names.map(() => '?').join(', ')})`;
  await tx.raw(
    `insert into duty (${columns}) values ${duties.map(() => row).join(', ')}`,
    duties.flatMap((duty) => names.map((name) => duty[name] as never)),
  );
}

/** Duties of one stream that the fence shows. */
export async function readDuties(tx: Tx, streamId: string): Promise<readonly DutyRow[]> {
  return rowsOf<RawDuty>(
    await tx.raw(
      `select ${selectedDuty} from duty d where d.stream_id = ? order by d.due_at, d.kind, d.id`,
      [streamId],
    ),
  ).map(toDuty);
}

export type DutyEnding = {
  readonly id: string;
  readonly state: 'done' | 'lapsed';
  readonly reason: string | null;
  readonly endedAt: Instant;
  readonly endedSeq: number;
};

export async function endDuties(tx: Tx, endings: readonly DutyEnding[]): Promise<void> {
  for (const ending of endings) {
    await tx.raw(
      `update duty set state = ?, reason = ?, ended_at = ?, ended_seq = ?, next_rung_at = null
       where id = ?`,
      [ending.state, ending.reason, ending.endedAt, ending.endedSeq, ending.id],
    );
  }
}

/** Moves a report's open case duties to a person; those of the leaders and of the school stay. */
export async function assignDuties(
  tx: Tx,
  streamId: string,
  to: { readonly personId: string; readonly role: Role },
): Promise<void> {
  await tx.raw(
    `update duty set assignee_id = ?, owner_role = ?
     where stream_id = ? and state = 'open' and side = 'receiver' and kind <> 'openReport'`,
    [to.personId, to.role, streamId],
  );
}
