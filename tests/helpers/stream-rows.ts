import type { TestSystem } from './system.ts';
import type { DutyKind } from '../../domain/kinds.ts';

/** What stands in the raw tables about one stream, in the order in which it came. */
export type FiredRung = {
  readonly kind: DutyKind;
  readonly number: number;
  /** ISO instant at which the ladder rings. */
  readonly dueAt: string;
  /** Milliseconds from then until it rang, in the workflow's own time. */
  readonly late: number;
  readonly notified: boolean;
  readonly to: string;
};

export async function rungsOf(
  { raw }: TestSystem,
  streamId: string,
  kind?: DutyKind,
): Promise<readonly FiredRung[]> {
  const { rows } = (await raw.raw(
    `select d.kind, r.number, r.due_at, r.fired_at, r.notified,
            array_to_string(r.to_targets, ' ') as "to"
     from duty_rung r join duty d on d.id = r.duty_id
     where r.stream_id = ? and coalesce(d.kind = ?, true) order by r.fired_at, d.kind, r.number, d.id`,
    [streamId, kind ?? null],
  )) as {
    rows: (Pick<FiredRung, 'kind' | 'number' | 'notified' | 'to'> & {
      due_at: Date;
      fired_at: Date;
    })[];
  };
  return rows.map(({ due_at, fired_at, ...row }) => ({
    ...row,
    dueAt: due_at.toISOString(),
    late: fired_at.getTime() - due_at.getTime(),
  }));
}

/** `<login> <kind> <rung>` of every notice, alphabetically. */
export async function noticesOf({ raw }: TestSystem, streamId: string): Promise<readonly string[]> {
  const { rows } = (await raw.raw(
    `select p.subject || ' ' || d.kind || ' ' || n.rung as line
     from notice n join duty d on d.id = n.duty_id join person p on p.id = n.person_id
     where d.stream_id = ? order by 1`,
    [streamId],
  )) as { rows: { line: string }[] };
  return rows.map(({ line }) => line);
}

export async function lettersOf(
  { raw }: TestSystem,
  streamId: string,
): Promise<readonly { readonly kind: string; readonly step: string }[]> {
  return raw('letter')
    .where({ stream_id: streamId })
    .orderBy(['kind', 'step'])
    .select('kind', 'step');
}

export async function statusOf({ raw }: TestSystem, reportId: string): Promise<string> {
  return (await raw('report').where({ id: reportId }).first('status')).status;
}

/** The acute situation that a report tells of. @throws Error when it tells of none */
export async function situationOf({ raw }: TestSystem, reportId: string): Promise<string> {
  const link = await raw('acute_situation_report').where({ report_id: reportId }).first();
  if (!link) throw new Error('this report tells of no acute situation');
  return link.situation_id;
}

export async function dutiesOf(
  { raw }: TestSystem,
  streamId: string,
): Promise<
  readonly { readonly kind: DutyKind; readonly state: string; readonly reason: string }[]
> {
  return raw('duty')
    .where({ stream_id: streamId })
    .orderBy(['kind', 'opened_at', 'signatory'])
    .select('kind', 'state', 'reason');
}

/** How often each kind of event stands in the stream's trail. */
export async function eventCounts(
  { raw }: TestSystem,
  streamId: string,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = (await raw.raw(
    `select kind, count(*)::int as n from audit_event where stream_id = ? group by 1 order by 1`,
    [streamId],
  )) as { rows: { kind: string; n: number }[] };
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}

/** How many letters of real reports there are: at a full hour the worker sends artificial ones. */
export async function realLetters({ raw }: TestSystem): Promise<number> {
  const { rows } = (await raw.raw(
    `select l.id from letter l join stream s on s.id = l.stream_id where s.kind = 'report'`,
  )) as { rows: readonly object[] };
  return rows.length;
}
