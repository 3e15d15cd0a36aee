import { select } from './sql.ts';
import type { TestSystem } from './system.ts';
import type { EventKind } from '../../domain/kinds.ts';

/** An event of the trail as anyone reads it from its bytes. */
export type TrailEvent = {
  readonly v: number;
  readonly stream: string;
  readonly lane: string;
  readonly n: number;
  readonly salt: string;
  readonly after: string | null;
  readonly kind: EventKind;
  readonly actor: string;
  readonly function: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly fact: string | null;
  readonly dataHash: string | null;
  readonly purpose: string | null;
};

export type StoredDuty = {
  readonly id: string;
  readonly stream_id: string;
  readonly kind: string;
  readonly side: string;
  readonly owner_role: string;
  readonly owner_unit_id: string;
  readonly assignee_id: string | null;
  readonly signatory: string | null;
  readonly about: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly anchor_at: Date;
  readonly opened_at: Date;
  readonly opened_seq: string;
  readonly due_at: Date;
  readonly ended_at: Date | null;
  readonly acute: boolean;
  readonly at_once: boolean;
  readonly settings_version: number;
  readonly next_rung: number;
  readonly next_rung_at: Date | null;
};

export type StoredReport = {
  readonly id: string;
  readonly reference: string;
  readonly submission_id: string;
  readonly municipality_id: string;
  readonly receiving_unit_id: string;
  readonly status: string;
  readonly concluded_as: string | null;
  readonly owner_person_id: string | null;
  readonly received_at: Date;
  readonly opened_by_person_at: Date | null;
  readonly closed_at: Date | null;
  readonly acute: boolean;
  readonly protected_contact: boolean;
  readonly protected_identity: boolean;
  readonly legal_basis: string;
  readonly content_hash: Buffer;
  readonly asked_roles: readonly string[];
};

/** What stands in the tables, read past every fence. */
export type Records = {
  readonly events: (stream: string) => Promise<readonly TrailEvent[]>;
  readonly kinds: (stream: string) => Promise<readonly EventKind[]>;
  readonly duties: (stream: string) => Promise<readonly StoredDuty[]>;
  /** Kinds of the open duties, each as often as it is open, in the order of the alphabet. */
  readonly openKinds: (stream: string) => Promise<readonly string[]>;
  /** The first duty of a kind; of `coSign` the one of a signatory. */
  readonly dutyOf: (stream: string, kind: string, signatory?: string) => Promise<StoredDuty>;
  readonly report: (id: string) => Promise<StoredReport>;
  readonly personId: (login: string) => Promise<string>;
};

export function recordsOf({ raw }: TestSystem): Records {
  const one = async <T>(sql: string, values: readonly unknown[]): Promise<T> => {
    const [row] = await select<T>(raw, sql, values);
    if (row === undefined) throw new Error('no such row');
    return row;
  };
  const events: Records['events'] = async (stream) =>
    (
      await select<{ bytes: Buffer }>(
        raw,
        `select bytes from audit_event where stream_id = ? order by seq`,
        [stream],
      )
    ).map(({ bytes }) => JSON.parse(bytes.toString('utf8')) as TrailEvent);
  const duties: Records['duties'] = (stream) =>
    select(raw, `select * from duty where stream_id = ? order by kind, signatory, opened_seq`, [
      stream,
    ]);
  return {
    events,
    duties,
    kinds: async (stream) => (await events(stream)).map(({ kind }) => kind),
    openKinds: async (stream) =>
      (await duties(stream)).filter(({ state }) => state === 'open').map(({ kind }) => kind),
    dutyOf: async (stream, kind, signatory) => {
      const found = (await duties(stream)).find(
        (duty) => duty.kind === kind && (signatory === undefined || duty.signatory === signatory),
      );
      if (!found) throw new Error(`no duty ${kind}`);
      return found;
    },
    report: (id) => one(`select * from report where id = ?`, [id]),
    personId: async (login) =>
      (await one<{ id: string }>(`select id from person where subject = ?`, [login])).id,
  };
}
