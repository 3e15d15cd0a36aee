import type { DutyKind } from '../domain/duties.ts';
import type { Role, SignatoryRole } from '../domain/roles.ts';
import type { Instant } from '../domain/time.ts';
import { instantOf, instantOrNull, rowsOf } from './rows.ts';
import type { Tx } from './transaction.ts';

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
const selected = names.map((name) => `d.${fields[name]} as "${name}"`).join(', ');

type Raw = Omit<
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

const toDuty = (raw: Raw): DutyRow => ({
  ...raw,
  anchorAt: instantOf(raw.anchorAt),
  openedAt: instantOf(raw.openedAt),
  openedSeq: Number(raw.openedSeq),
  dueAt: instantOf(raw.dueAt),
  endedAt: instantOrNull(raw.endedAt),
  endedSeq: raw.endedSeq === null ? null : Number(raw.endedSeq),
  nextRungAt: instantOrNull(raw.nextRungAt),
});

/** Without `returning`: a row of the other side may be written here but not read back. */
export const insertDuties = async (tx: Tx, duties: readonly DutyRow[]): Promise<void> => {
  if (duties.length === 0) return;
  const row = `(${names.map(() => '?').join(', ')})`;
  await tx.raw(
    `insert into duty (${columns}) values ${duties.map(() => row).join(', ')}`,
    duties.flatMap((duty) => names.map((name) => duty[name] as never)),
  );
};

/** Duties of one stream that the fence shows. */
export const readDuties = async (tx: Tx, streamId: string): Promise<readonly DutyRow[]> =>
  rowsOf<Raw>(
    await tx.raw(
      `select ${selected} from duty d where d.stream_id = ? order by d.due_at, d.kind, d.id`,
      [streamId],
    ),
  ).map(toDuty);

export type DutyEnding = {
  readonly id: string;
  readonly state: 'done' | 'lapsed';
  readonly reason: string | null;
  readonly endedAt: Instant;
  readonly endedSeq: number;
};

export const endDuties = async (tx: Tx, endings: readonly DutyEnding[]): Promise<void> => {
  for (const ending of endings) {
    await tx.raw(
      `update duty set state = ?, reason = ?, ended_at = ?, ended_seq = ?, next_rung_at = null
       where id = ?`,
      [ending.state, ending.reason, ending.endedAt, ending.endedSeq, ending.id],
    );
  }
};

/** Moves a report's open case duties to a person; those of the leaders and of the school stay. */
export const assignDuties = async (
  tx: Tx,
  streamId: string,
  to: { readonly personId: string; readonly role: Role },
): Promise<void> => {
  await tx.raw(
    `update duty set assignee_id = ?, owner_role = ?
     where stream_id = ? and state = 'open' and side = 'receiver' and kind <> 'openReport'`,
    [to.personId, to.role, streamId],
  );
};

export const moveLadder = async (
  tx: Tx,
  dutyId: string,
  next: { readonly number: number; readonly at: Instant } | undefined,
): Promise<void> => {
  await tx.raw(`update duty set next_rung = ?, next_rung_at = ? where id = ?`, [
    next?.number ?? 0,
    next?.at ?? null,
    dutyId,
  ]);
};

export type RungRow = {
  readonly dutyId: string;
  readonly number: number;
  readonly streamId: string;
  readonly side: 'sender' | 'receiver';
  readonly dueAt: Instant;
  readonly firedAt: Instant;
  /** After an outage missed rungs are recorded in order; only the newest notifies. */
  readonly notified: boolean;
  readonly toTargets: readonly string[];
};

/** @returns false when this rung already stands in the record */
export const insertRung = async (tx: Tx, rung: RungRow): Promise<boolean> => {
  const done = await tx.raw(
    `insert into duty_rung (duty_id, number, stream_id, side, due_at, fired_at, notified, to_targets)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning number`,
    [
      rung.dutyId,
      rung.number,
      rung.streamId,
      rung.side,
      rung.dueAt,
      rung.firedAt,
      rung.notified,
      rung.toTargets as string[],
    ],
  );
  return rowsOf(done).length > 0;
};

export type FiredRung = {
  readonly dutyId: string;
  readonly number: number;
  readonly firedAt: Instant;
  readonly toTargets: readonly string[];
};

export const readRungs = async (tx: Tx, streamId: string): Promise<readonly FiredRung[]> =>
  rowsOf<Omit<FiredRung, 'firedAt'> & { firedAt: Date }>(
    await tx.raw(
      `select duty_id as "dutyId", number, fired_at as "firedAt", to_targets as "toTargets"
       from duty_rung where stream_id = ? order by fired_at, number`,
      [streamId],
    ),
  ).map((row) => ({ ...row, firedAt: instantOf(row.firedAt) }));

export type DutyFilter = {
  readonly ownedBy?: {
    readonly unitId: string;
    readonly roles: readonly string[];
    /** Functions that somebody steps in for once their first rung has come. */
    readonly deputyRoles: readonly string[];
  };
  readonly assigneeId?: string;
  /** Of the municipality that received the report. */
  readonly municipalityId?: string;
  readonly sides: readonly DutyRow['side'][];
  readonly limit: number;
  readonly offset: number;
};

/** Open duties across streams, most urgent first. */
export const readOpenDuties = async (
  tx: Tx,
  filter: DutyFilter,
): Promise<{ readonly total: number; readonly duties: readonly DutyRow[] }> => {
  const query = tx('duty as d')
    .where('d.state', 'open')
    .modify((q) => {
      q.whereIn('d.side', filter.sides as string[]);
      const { ownedBy } = filter;
      if (ownedBy) {
        q.whereRaw(
          `d.owner_unit_id = ? and (d.owner_role = any(?::text[])
             or (d.owner_role = any(?::text[]) and d.next_rung <> 1))`,
          [ownedBy.unitId, [...ownedBy.roles], [...ownedBy.deputyRoles]],
        );
      }
      if (filter.assigneeId) q.where('d.assignee_id', filter.assigneeId);
      if (filter.municipalityId) {
        q.whereRaw('d.stream_id in (select id from stream where municipality_id = ?)', [
          filter.municipalityId,
        ]);
      }
    });
  const [counted] = await query.clone().count<{ total: string }[]>('* as total');
  const rows = await query
    .select<Raw[]>(tx.raw(selected))
    .orderBy(['d.due_at', 'd.id'])
    .limit(filter.limit)
    .offset(filter.offset);
  return { total: Number(counted?.total ?? 0), duties: rows.map(toDuty) };
};
