import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deeds } from '../../helpers/life.ts';
import { chief } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();

describe('a deed on an acute situation is found where the situation is shown', () => {
  it('when it is opened, planned and held, and again when the opening is asked for anew', async () => {
    const { people, system } = served;
    const { reportId } = await people.until('open');
    const key = { 'Idempotency-Key': randomUUID() };
    const opening = { reportId };
    const opened = await people.post(chief, '/acute-situations', opening, key);
    const again = await people.post(chief, '/acute-situations', opening, key);
    const place = `/api/v1/acute-situations/${String(opened.body['id'])}`;
    const today = { now: system.clock.now(), officer: chief };
    const plan = deeds.planFollowUp.words(today);
    const planned = await people.post(chief, `${place}/meetings`, plan);
    const record = deeds.holdFollowUp.words(today);
    const held = await people.post(chief, `${place}/records`, record);
    const answers = [opened, again, planned, held];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ headers }) => headers['location']))).toEqual(new Set([place]));
  });
});
