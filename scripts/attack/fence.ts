import { lockStream } from '../../database/acting/stream-store.ts';
import { rowsOf } from '../../database/rows.ts';
import type { FenceContext } from '../../database/transaction.ts';
import { judge, type Attack, type Family } from './attack.ts';
import { auditedLooks } from './audited-looks.ts';
import { codes, elsewhere } from './cast.ts';
import { fencedRows } from './fenced-rows.ts';
import { behindFence } from './sql/behind-fence.ts';
import { attempt, place, type Place } from './sql/ground.ts';
import { intakeOf } from './sql/row-attempts.ts';
import { append, directWrites, trailAttempts } from './sql/trail-attempts.ts';
import { refusedRight, tried } from './sql/tried.ts';
import { grantsOf } from './worker.ts';

const appends = ({ name, change, to, refused }: (typeof trailAttempts)[number]): Attack => ({
  name: `the sender appends ${refused ? 'an event ' : 'her own event '}${name}`,
  try: async (target) => {
    const at = await place(target);
    const [state, own] = await behindFence(at.db, at.sender, async (tx) => [
      await append(tx, at, change(at), to?.(at)),
      await append(tx, at, {}),
    ]);
    const rest = refused === undefined ? [] : [['her own', own ?? 'appended', 'appended'] as const];
    return judge(['SQLSTATE', state ?? 'appended', refused ?? 'appended'], ...rest);
  },
});

const writesDirectly = ([name, sql]: (typeof directWrites)[number]): Attack => ({
  name: `somebody writes past the function: ${name}`,
  try: async (target) => {
    const at = await place(target);
    const values = { id: at.stream } as never;
    const states = [];
    for (const fence of [at.sender, at.receiver, at.auditor]) {
      states.push((await attempt(at, fence, sql, values)).refused);
    }
    const seen = await attempt(at, at.sender, `select from report where id = :id`, values);
    return judge(
      ['sender, receiver, auditor', states, [refusedRight, refusedRight, refusedRight]],
      ['reads of her own', seen.rows, 1],
    );
  },
});

const beginsAbroad: Attack = {
  name: 'a stream of another municipality is begun, locked or put on a list',
  try: async (target) => {
    const at = await place(target);
    const abroad = `select begin_stream(gen_random_uuid(), ?, municipality_id, null)
                    from unit where id = ?`;
    const begun = await behindFence(at.db, at.receiver, async (tx) => {
      const kinds = ['report', 'acuteSituation', 'consultation', 'person'];
      const id = await intakeOf(tx, codes[elsewhere]);
      const states = [];
      for (const kind of kinds) states.push((await tried(tx, abroad, [kind, id])).refused);
      return states;
    });
    const locked = await behindFence(at.db, at.sender, async (tx) => [
      (await lockStream(tx, at.foreign))?.id ?? 'none',
      (await lockStream(tx, at.stream))?.id,
    ]);
    const index = `insert into audit_subject (report_id, stream_id, seq) values (?, ?, 1)`;
    const listed = await attempt(at, at.sender, index, [at.foreign, at.sender.actorId]);
    return judge(
      ['begun', begun, begun.map(() => refusedRight)],
      ['locked abroad, and her own', locked, ['none', at.stream]],
      ['listed', listed.refused, refusedRight],
    );
  },
};

/** The tables whose rows belong to a report, and by which column. */
const ofReport = [
  ['stream', 'id'],
  ['report', 'id'],
  ['report_content', 'report_id'],
  ['data_key', 'stream_id'],
  ['lane', 'stream_id'],
  ['audit_event', 'stream_id'],
  ['fact', 'stream_id'],
  ['duty', 'stream_id'],
] as const;

const rowsBehind = (
  { db }: Place,
  fence: FenceContext | null,
  id: string,
): Promise<readonly string[]> =>
  behindFence(db, fence, async (tx) => {
    const seen: string[] = [];
    for (const [table, column] of ofReport) {
      const { rows } = await tried(tx, `select from ?? where ?? = ?`, [table, column, id]);
      if (rows > 0) seen.push(table);
    }
    return seen;
  });

const readsAbroad: Attack = {
  name: 'rows of a report beyond the border, and of any report before a fence is raised',
  try: async (target) => {
    const at = await place(target);
    return judge(
      ['the sender’s', await rowsBehind(at, at.sender, at.foreign), []],
      ['the receiver’s', await rowsBehind(at, at.receiver, at.foreign), []],
      ['the auditor’s', await rowsBehind(at, at.auditor, at.foreign), []],
      ['nobody’s', await rowsBehind(at, null, at.stream), []],
      [
        'tables with rows of her own',
        await rowsBehind(at, at.sender, at.stream),
        ofReport.map(([table]) => table),
      ],
    );
  },
};

const lanes: Attack = {
  name: 'the lanes of the other side, even how far they have come',
  try: async (target) => {
    const at = await place(target);
    const sides = async (fence: FenceContext): Promise<readonly string[]> =>
      behindFence(at.db, fence, async (tx) => {
        const sql = `select side from lane where stream_id = ? order by 1`;
        const found: unknown = await tx.raw(sql, [at.stream]);
        return rowsOf<{ side: string }>(found).map(({ side }) => side);
      });
    return judge(
      ['the sender’s', (await sides(at.sender)).includes('receiver'), false],
      ['the receiver’s', (await sides(at.receiver)).includes('sender'), false],
      ['the receiver’s own', (await sides(at.receiver)).includes('receiver'), true],
    );
  },
};

/** Whoever has the API's login stands behind the fence of the one she speaks for. */
export const fence: Family = {
  name: 'fence',
  attacks: [
    ...trailAttempts.map(appends),
    ...directWrites.map(writesDirectly),
    beginsAbroad,
    readsAbroad,
    lanes,
    ...fencedRows,
    auditedLooks,
    grantsOf('anmalan_app', 'app'),
  ],
};
