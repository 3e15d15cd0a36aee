import { describe, expect, it } from 'vitest';
import { chainFaults } from '../../../platform/trail/check-chain.ts';
import { lookEvent } from '../../../services/acting/refusal.ts';
import { verifyTrail, type Verdict } from '../../../services/trail/verify-trail.ts';
import { lockStream } from '../../../database/acting/stream-store.ts';
import { inTransaction } from '../../../database/transaction.ts';
import { appendEvents } from '../../../database/trail/audit-trail.ts';
import { withBrokenTrail } from '../../helpers/broken-trail.ts';
import { headOf } from '../../helpers/chain.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { meddleWith } from '../../helpers/meddling.ts';
import { refusal } from '../../helpers/refusals.ts';
import { stage } from '../../helpers/stage.ts';

const auditor = 'granskare.degerfors';
const { system, life, records } = await stage();

const verdictOn = async (id: string, login = auditor): Promise<Verdict> =>
  verifyTrail(system.deps, await system.as(login), id);

const meddle = (sql: string, id: string): Promise<void> => meddleWith(system.raw, sql, id);

const journey = () => life.until('open', 'assign', 'assess', 'note', 'supplement');

describe('a history that nobody has touched', () => {
  it('is whole: every event of every lane was computed anew, up to the look itself', async () => {
    const { id } = await journey();
    const { last_seq: events } = await headOf(system.raw, id);
    const count = Number(events);
    const whole = { is: 'whole', events: count, checked: count, checkpoint: 'absent' };
    expect(await verdictOn(id)).toEqual(whole);
    const again = { ...whole, events: count + 1, checked: count + 1 };
    expect(await verdictOn(id)).toEqual(again);
  });

  it('is whole also when it is longer than what is read at once', async () => {
    const { id } = await life.send();
    const call = await system.as(auditor);
    const looks = Array.from({ length: 1_200 }, () =>
      lookEvent(call, 'historyRead', 'trail.verify'),
    );
    await inTransaction(system.deps.db, call.actor, async (tx) => {
      const head = await lockStream(tx, id);
      if (head) await appendEvents(tx, head, looks);
    });
    expect(await verdictOn(id)).toMatchObject({ is: 'whole', events: 1_201, checked: 1_201 });
    await meddle(
      `update audit_event set bytes = set_byte(bytes, 20, 33) where stream_id = :id and seq = 1100`,
      id,
    );
    expect(await verdictOn(id)).toMatchObject({ is: 'broken', at: 1_100, why: 'changed' });
  });
});

const ofThird = 'stream_id = :id and seq = 3';
const flipped = 'set_byte(bytes, 20, get_byte(bytes, 20) # 1)';
type Meddling = readonly [string, string, Partial<Extract<Verdict, { is: 'broken' }>>];
const meddlings: readonly Meddling[] = [
  [
    'one bit of an event',
    `update audit_event set bytes = ${flipped} where ${ofThird}`,
    { at: 3, why: 'changed' },
  ],
  [
    'one bit of a hash',
    `update audit_event set hash = set_byte(hash, 5, get_byte(hash, 5) # 1) where ${ofThird}`,
    { at: 3, why: 'changed' },
  ],
  [
    'an event and its hash, so that only the next shows it',
    `update audit_event set bytes = b, hash = sha256('\\x01'::bytea || prev_hash || b)
     from (select convert_to(replace(convert_from(bytes, 'UTF8'), '"purpose":null', '"purpose":"no"'),
       'UTF8') as b from audit_event where ${ofThird}) changed where ${ofThird}`,
    { why: 'misplaced' },
  ],
  [
    'a missing event',
    `delete from audit_event where ${ofThird}`,
    { lane: null, at: 3, why: 'missing' },
  ],
  [
    'a tail that was cut off',
    `delete from audit_event where stream_id = :id
       and seq = (select max(seq) from audit_event where stream_id = :id)`,
    { lane: null, why: 'missing' },
  ],
  [
    'an emptied history',
    `delete from audit_event where stream_id = :id`,
    { at: 1, why: 'missing' },
  ],
  [
    'the kind by which it is found',
    `update audit_event set kind = 'listRead' where ${ofThird}`,
    { at: 3, why: 'misfiled' },
  ],
  [
    'the side it is shown to',
    `update audit_event set side = 'sender' where ${ofThird}`,
    { at: 3, why: 'misfiled' },
  ],
  [
    'who did it, where it is searched for',
    `update audit_event set actor_id = gen_random_uuid() where ${ofThird}`,
    { at: 3, why: 'misfiled' },
  ],
  [
    'at which unit',
    `update audit_event set unit_id = null where ${ofThird}`,
    { at: 3, why: 'misfiled' },
  ],
  [
    'when it was done',
    `update audit_event set occurred_at = occurred_at - interval '1 day' where ${ofThird}`,
    { at: 3, why: 'misfiled' },
  ],
  [
    'when it was written',
    `update audit_event set recorded_at = recorded_at - interval '1 ms' where ${ofThird}`,
    { at: 3, why: 'misfiled' },
  ],
  [
    'whose auditor finds it',
    `update audit_event set municipality_id = (select id from municipality where slug = 'kinda')
     where ${ofThird}`,
    { lane: null, at: 3, why: 'missing' },
  ],
  [
    'the head of a lane',
    `update lane set n = n + 1 where stream_id = :id and side = 'receiver'`,
    { lane: 'receiver', why: 'head' },
  ],
  [
    'the head of the stream',
    `update stream set last_seq = last_seq + 1 where id = :id`,
    { lane: null, why: 'missing' },
  ],
  [
    'what the lanes begin with',
    `update stream set first_hash = sha256('x') where id = :id`,
    { at: 1, why: 'misplaced' },
  ],
];

describe('a history that somebody has meddled with', () => {
  it.each(meddlings)('is broken, and says where and why: %s', async (_, sql, flaw) => {
    const { id } = await journey();
    await meddle(sql, id);
    expect(await verdictOn(id)).toMatchObject({ is: 'broken', checkpoint: 'absent', ...flaw });
  });

  it('stands in no way of another: only the one that was touched is broken', async () => {
    const [touched, whole] = [await journey(), await journey()];
    await meddle(`delete from audit_event where ${ofThird}`, touched.id);
    expect((await verdictOn(touched.id)).is).toBe('broken');
    expect((await verdictOn(whole.id)).is).toBe('whole');
  });

  it('is broken in every way there is a word for', () => {
    const named = new Set(meddlings.map(([, , { why }]) => why));
    expect([...named].toSorted()).toEqual([...chainFaults].toSorted());
  });
});

describe('a history that cannot be read', () => {
  it('is neither whole nor broken but unknown, and the look at it recorded', async () => {
    const { id } = await journey();
    await system.raw.raw(`revoke select on audit_event from anmalan_app`);
    try {
      expect(
        await eventsAdded(records, id, async () => {
          expect(await verdictOn(id)).toEqual({ is: 'unknown', why: 'unreadable' });
        }),
      ).toEqual(['historyRead']);
    } finally {
      await system.raw.raw(`grant select on audit_event to anmalan_app`);
    }
    expect((await verdictOn(id)).is).toBe('whole');
  });
});

describe('a verdict', () => {
  it('is a look at the report, for the auditor alone', async () => {
    const { id } = await journey();
    expect(await eventsAdded(records, id, () => verdictOn(id))).toEqual(['historyRead']);
    expect((await records.events(id)).at(-1)).toMatchObject({
      lane: 'auditor',
      purpose: 'trail.verify',
    });
    const others = ['ifochef', 'socialsekreterare1', 'socialchef', 'larare', 'forvaltare'];
    const refused = others.map(async (who) => refusal(verdictOn(id, `${who}.degerfors`)));
    expect((await Promise.all(refused)).map(({ status }) => status)).toEqual([
      403, 403, 403, 403, 404,
    ]);
    expect((await refusal(verdictOn(id, 'granskare.kinda'))).status).toBe(404);
  });

  it.each(['at once', 'at commit'] as const)(
    'is not given when the look cannot be recorded %s',
    async (when) => {
      const { id } = await journey();
      await withBrokenTrail(system.raw, { kind: 'historyRead', when }, () =>
        expect(verdictOn(id)).rejects.toThrow('the trail is broken'),
      );
    },
  );
});
