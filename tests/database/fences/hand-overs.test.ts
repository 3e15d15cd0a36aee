import { describe, expect, it } from 'vitest';
import { fenceContext, type FenceContext } from '../../../database/transaction.ts';
import { lifeOf } from '../../helpers/living.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { select, sqlState } from '../../helpers/sql.ts';
import { asViewer } from './viewers.ts';

const system = await ownSystem();
const life = lifeOf(system);
const { handOverId: id = '' } = await life.until('chooseForm');

const contextOf = async (login: string): Promise<FenceContext> =>
  fenceContext(await system.actor(login))!;
const contact = await contextOf('steget.degerfors');

/** How many rows of the hand-over somebody sees in each table. */
const seenBy = (viewer: FenceContext): Promise<Readonly<Record<string, number>>> =>
  asViewer(system, viewer, async (tx) => {
    const [row] = await select<Record<string, string>>(
      tx,
      `select (select count(*) from hand_over where id = ?) as hand_over,
         (select count(*) from stream where id = ?) as stream,
         (select count(*) from fact where stream_id = ?) as fact,
         (select count(*) from duty where stream_id = ?) as duty,
         (select count(*) from data_key where stream_id = ?) as data_key,
         (select count(*) from hand_over_origin where hand_over_id = ?) as origin`,
      Array.from({ length: 6 }, () => id),
    );
    return Object.fromEntries(Object.entries(row ?? {}).map(([table, n]) => [table, Number(n)]));
  });

const nothing = { hand_over: 0, stream: 0, fact: 0, duty: 0, data_key: 0, origin: 0 };
const everything = { hand_over: 1, stream: 1, fact: 2, duty: 1, data_key: 2, origin: 0 };

describe('behind row-level security a hand-over', () => {
  it('is the contact function’s of its form, without the report that it came of', async () => {
    expect(await seenBy(contact)).toEqual(everything);
  });

  it.each(['teacher', 'rektor', 'client'])(
    'is no other function’s of the same organisation: %s',
    async (role) => {
      expect(await seenBy({ ...contact, role })).toEqual(nothing);
    },
  );

  it('is no other form’s, and social services’ with its origin', async () => {
    expect(await seenBy(await contextOf('pinocchio.degerfors'))).toEqual(nothing);
    expect(await seenBy(await contextOf('ifochef.kinda'))).toEqual(nothing);
    expect(await seenBy(await contextOf('ifochef.degerfors'))).toMatchObject({ origin: 1 });
  });

  it('is begun by no form but on its own behalf', async () => {
    const copy = `insert into hand_over select gen_random_uuid(), municipality_id, organisation_id,
      form_unit_id, receiving_unit_id, from_organisation_id, from_unit_id, owner_person_id, owner_role,
      settings_version, begun_at, stage, accepted_at, followed_through from hand_over where id = ?`;
    const tried = asViewer(system, contact, (tx) => tx.raw(copy, [id]));
    expect(await sqlState(tried)).toBe('42501');
  });
});
