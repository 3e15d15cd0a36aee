import { describe, expect, it } from 'vitest';
import { deeds } from '../../helpers/life.ts';
import { castOf, posted, type AnyDeed, type DeedName } from '../../helpers/living.ts';
import type { Body } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();
const cast = castOf('degerfors');

/** Posts a deed with other words than the usual ones. @returns what then stands of it */
const recordOf = async (name: DeedName, others: Body): Promise<unknown> => {
  const { people, system } = served;
  const deed: AnyDeed = deeds[name];
  const at = await people.until(...deed.after);
  const usual = deed.words({ now: system.clock.now(), officer: cast.officer });
  const { path, body } = posted(deed, at, { ...usual, ...others });
  const login = String(cast[deed.by]);
  const answer = await people.post(login, path, body);
  expect([answer.status, answer.body['code']]).toEqual([201, undefined]);
  return (await people.get(login, String(answer.headers['location']))).body['record'];
};

const neither = { difficulties: null, assets: null };

describe('what the body of a deed need not say', () => {
  it.each<readonly [name: DeedName, leaves: readonly string[], stands: Body]>([
    ['supplement', ['events'], { events: [] }],
    ['readSupplement', ['note'], { note: null }],
    ['note', ['difficulties', 'assets'], neither],
    ['consent', ['parties'], { parties: [] }],
    ['invite', ['language'], { language: 'sv' }],
    ['hold', ['reason'], { reason: null }],
    ['minutes', ['questions', 'agreed'], { questions: null, agreed: [] }],
    ['decide', ['override'], { override: null }],
    ['holdFollowUp', ['agreedChanges'], { held: true }],
  ])('%s without %j stands as %j', async (name, leaves, stands) => {
    const left = Object.fromEntries(leaves.map((member) => [member, undefined]));
    expect(await recordOf(name, left)).toMatchObject(stands);
  });

  it('minutes, of somebody who was present, stand as though neither was said', async () => {
    const who = 'guardian1';
    const record = await recordOf('minutes', { present: [{ who }] });
    expect(record).toMatchObject({ present: [{ who, ...neither }] });
  });
});
