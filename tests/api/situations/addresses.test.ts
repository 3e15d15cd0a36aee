import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { heldFollowUp } from '../../helpers/deeds.ts';
import { chief } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();

describe('a deed on an acute situation is found where the situation is shown', () => {
  it('when it is opened, planned and held, and again when the opening is asked for anew', async () => {
    const { people } = served;
    const report = await people.send();
    await people.post(chief, `${report}/openings`, {});
    const key = { 'Idempotency-Key': randomUUID() };
    const opening = { reportId: report.replace('/reports/', '') };
    const opened = await people.post(chief, '/acute-situations', opening, key);
    const again = await people.post(chief, '/acute-situations', opening, key);
    const place = `/api/v1/acute-situations/${String(opened.body['id'])}`;
    const plan = { time: '2026-12-01T12:00:00.000Z', invited: ['rektor'] };
    const planned = await people.post(chief, `${place}/meetings`, plan);
    const record = { ...heldFollowUp, people: ['rektor'] };
    const held = await people.post(chief, `${place}/records`, record);
    const answers = [opened, again, planned, held];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ headers }) => headers['location']))).toEqual(new Set([place]));
  });
});
