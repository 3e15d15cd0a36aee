import { expect, it } from 'vitest';
import { deeds } from '../../helpers/life.ts';
import { chief } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();

const planned = async (invited: unknown) => {
  const { people, system } = served;
  const { reportId } = await people.until('open');
  const { body } = await people.post(chief, '/acute-situations', { reportId });
  const words = deeds.planFollowUp.words({ now: system.clock.now(), officer: chief });
  const path = `/acute-situations/${String(body['id'])}`;
  return { path, ...(await people.post(chief, `${path}/meetings`, { ...words, invited })) };
};

it.each([
  [{ function: 'guardian', name: 'Torbjörn' }],
  [{ function: 'child' }],
  ['Mamman'],
  [{ name: 'Torbjörn' }],
])('the family has no place in a follow-up meeting (routine §8): %o', async (who) => {
  const { status } = await planned([{ function: 'rektor' }, who]);
  expect(status).toBe(422);
});

it('nor in the record of it', async () => {
  const { path, status } = await planned([{ function: 'rektor' }]);
  expect(status).toBe(201);
  const { people, system } = served;
  const words = deeds.holdFollowUp.words({ now: system.clock.now(), officer: chief });
  const record = { ...words, people: [...words.people, { function: 'guardian' }] };
  expect((await people.post(chief, `${path}/records`, record)).status).toBe(422);
});
