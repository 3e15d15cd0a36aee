import { judge, type Attack } from './attack.ts';
import { codes, elsewhere, here } from './cast.ts';
import { behindFence } from './sql/behind-fence.ts';
import { attempt, place } from './sql/ground.ts';
import { copyRow, dutyColumns, intakeOf, reportChanges } from './sql/row-attempts.ts';
import { refusedRight } from './sql/tried.ts';

const changesReport = (change: string): Attack => ({
  name: `the sender changes her report: ${change}`,
  try: async (target) => {
    const at = await place(target);
    const sql = `update report set ${change} where id = ?`;
    const held = `update report set contact_lifted_at = contact_lifted_at where id = ?`;
    return judge(
      ['SQLSTATE', (await attempt(at, at.sender, sql, [at.stream])).refused, refusedRight],
      ['rows of the receiver', (await attempt(at, at.receiver, held, [at.stream])).rows, 1],
    );
  },
});

const duties: Attack = {
  name: 'the receiver gives herself more time: a duty’s instants and rungs',
  try: async (target) => {
    const at = await place(target);
    const states = [];
    for (const column of dutyColumns) {
      const sql = `update duty set ${column} = ${column}`;
      states.push((await attempt(at, at.receiver, sql)).refused);
    }
    const reason = `update duty set reason = reason where stream_id = ?`;
    return judge(
      [dutyColumns.join(', '), [...new Set(states)], [refusedRight]],
      ['a reason is hers', (await attempt(at, at.receiver, reason, [at.stream])).rows > 0, true],
    );
  },
};

const besides: Attack = {
  name: 'a duty for another municipality’s unit, and a fact in another’s name',
  try: async (target) => {
    const at = await place(target);
    const copy = (table: 'duty' | 'fact', change: object): Promise<string> =>
      behindFence(at.db, at.receiver, async (tx) => (await copyRow(tx, at, table, change)) ?? 'in');
    const unit = (code: string): Promise<string> =>
      behindFence(at.db, at.receiver, (tx) => intakeOf(tx, code));
    const note = { kind: 'intakeNoteTaken', side: 'receiver', sealed: '\\x00', once: null };
    const duty = { side: 'receiver' };
    const [own, other] = [await unit(codes[here]), await unit(codes[elsewhere])];
    return judge(
      ['a duty of her own unit', await copy('duty', { ...duty, owner_unit_id: own }), 'in'],
      ['of another', await copy('duty', { ...duty, owner_unit_id: other }), refusedRight],
      [
        'a fact in her own name',
        await copy('fact', { ...note, person_id: at.receiver.actorId }),
        'in',
      ],
      [
        'in the sender’s',
        await copy('fact', { ...note, person_id: at.sender.actorId }),
        refusedRight,
      ],
      [
        'in nobody’s',
        await copy('fact', { ...note, person_id: null, client_id: null }),
        refusedRight,
      ],
    );
  },
};

/** What somebody with the API's login writes into rows of a report. */
export const fencedRows: readonly Attack[] = [...reportChanges.map(changesReport), duties, besides];
