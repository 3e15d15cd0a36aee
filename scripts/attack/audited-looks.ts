import { rowsOf } from '../../database/rows.ts';
import { judge, type Attack } from './attack.ts';
import { auditor, elsewhere, foreignAuditor, otherRektor, teacher } from './cast.ts';
import { expectStatus, sent, smallReport } from './reports.ts';
import { behindFence, fenceOf } from './sql/behind-fence.ts';
import type { Target } from './target.ts';

/** Looks of one reader that an auditor is shown, and how many of them are of reports she audits. */
const looks = `
  select count(*)::int as seen,
         count(*) filter (where exists (
           select from audit_subject s join report r on r.id = s.report_id
           where s.stream_id = e.stream_id and s.seq = e.seq))::int as concerned
  from audit_event e where e.stream_id = ?`;

type Looks = { readonly seen: number; readonly concerned: number };

const looksShown = async (target: Target, login: string, reader: string): Promise<Looks> => {
  const db = await target.database('app');
  const { actorId } = await fenceOf(db, reader);
  const found: unknown = await behindFence(db, await fenceOf(db, login), (tx) =>
    tx.raw(looks, [actorId]),
  );
  return rowsOf<Looks>(found)[0] ?? { seen: -1, concerned: -1 };
};

/** A person's looks are shown to the auditor of each municipality concerned, no other. */
export const auditedLooks: Attack = {
  name: 'another municipality’s auditor reads what lists somebody has read',
  try: async (target) => {
    // The teacher's newest report goes to the other municipality, so that her list shows both.
    await sent(target, teacher, smallReport(elsewhere));
    for (const login of [teacher, otherRektor]) {
      expectStatus('her list', await target.get(login, '/reports?limit=50'), 200);
    }
    const of = await looksShown(target, foreignAuditor, teacher);
    const own = await looksShown(target, auditor, teacher);
    const unconcerned = await looksShown(target, foreignAuditor, otherRektor);
    const ofHers = await looksShown(target, auditor, otherRektor);
    return judge(
      ['of the teacher, not concerned', of.seen - of.concerned, 0],
      ['of the teacher, concerned', of.seen > 0, true],
      ['of a rektor who never saw one of hers', unconcerned.seen, 0],
      ['their own auditor sees more', own.seen > of.seen && ofHers.seen > 0, true],
    );
  },
};
