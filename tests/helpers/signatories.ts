import { listDuties } from '../../services/duties/list-duties.ts';
import { listReports } from '../../services/reports/queue.ts';
import { advance } from '../../services/waking/advance.ts';
import { select } from './sql.ts';
import type { TestSystem } from './system.ts';

/** After the end of the next weekday: the signatory's own rung has come. */
export const wednesday = '2026-11-18T08:00:00.000Z';

const page = { limit: 50, offset: 0 };

type Signature = {
  readonly role: string;
  readonly outcome: string;
  readonly person_id: string | null;
  readonly assurance: string | null;
  readonly content_hash: Buffer | null;
  readonly occurred_at: Date;
  readonly sealed: Buffer | null;
};

/** What stands of signatures, and what signatories can tell that they are asked. */
export function signatoriesOf(system: TestSystem) {
  return {
    advance: async (id: string, at: string): Promise<void> => {
      system.clock.set(at);
      await advance(system.workerDeps, 'report', id, at);
    },
    signatures: (id: string): Promise<readonly Signature[]> =>
      select(
        system.raw,
        `select * from fact where stream_id = ? and kind = 'signatureRecorded' order by role`,
        [id],
      ),
    listed: async (login: string, id: string): Promise<boolean> => {
      const { items } = await listReports(system.deps, await system.as(login), page);
      return items.some((report) => report.id === id);
    },
    owes: async (login: string, id: string): Promise<boolean> => {
      const { items } = await listDuties(system.deps, await system.as(login), page);
      return items.some((duty) => duty.streamId === id);
    },
    noticed: async (login: string, id: string): Promise<readonly number[]> => {
      const sql = `select n.rung from notice n join duty d on d.id = n.duty_id join person p on p.id = n.person_id
      where p.subject = ? and d.stream_id = ? and d.kind = 'coSign' order by 1`;
      return (await select<{ rung: number }>(system.raw, sql, [login, id])).map(({ rung }) => rung);
    },
  };
}
