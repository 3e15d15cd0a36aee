import { select } from './sql.ts';
import type { TestSystem } from './system.ts';
import type { StreamView } from '../../domain/waking/stream-view.ts';
import { advance } from '../../services/waking/advance.ts';

/** Nobody is asked to co-sign: only the receiver's ladders climb. */
export const noSignatures = { coSigning: { exclude: ['rektor', 'skolskoterska', 'kurator'] } };

/** A rung that has fired, as stored. */
export type Rung = {
  readonly number: number;
  readonly due_at: Date;
  readonly fired_at: Date;
  readonly notified: boolean;
  readonly to_targets: readonly string[];
};

/** The ladders of reports, moved on by hand; of `coSign` the ladder of one signatory. */
export type Ladders = {
  readonly advance: (id: string, at: string) => Promise<StreamView>;
  readonly rungs: (id: string, kind: string, signatory?: string) => Promise<readonly Rung[]>;
  /** Number and instant of each fired rung. */
  readonly rang: (
    id: string,
    kind: string,
    signatory?: string,
  ) => Promise<readonly (readonly [number, string])[]>;
  /** `<login> <rung>` of everybody who was told, rung 0 being the asking itself. */
  readonly told: (id: string, kind: string) => Promise<readonly string[]>;
};

export function laddersOf({ raw, workerDeps }: TestSystem): Ladders {
  const rungs: Ladders['rungs'] = (id, kind, signatory) =>
    select(
      raw,
      `select r.* from duty_rung r join duty d on d.id = r.duty_id
       where d.stream_id = ? and d.kind = ? and d.signatory is not distinct from ? order by number`,
      [id, kind, signatory ?? null],
    );
  return {
    rungs,
    advance: async (id, at) => {
      const seen = await advance(workerDeps, 'report', id, at);
      if (seen.is === 'gone') throw new Error('the report is gone');
      return seen.state;
    },
    rang: async (id, kind, signatory) =>
      (await rungs(id, kind, signatory)).map((rung) => [rung.number, rung.due_at.toISOString()]),
    told: async (id, kind) =>
      (
        await select<{ line: string }>(
          raw,
          `select p.subject || ' ' || n.rung as line from notice n join duty d on d.id = n.duty_id
           join person p on p.id = n.person_id where d.stream_id = ? and d.kind = ?
           order by n.rung, p.subject`,
          [id, kind],
        )
      ).map(({ line }) => line.replace('.degerfors', '')),
  };
}
