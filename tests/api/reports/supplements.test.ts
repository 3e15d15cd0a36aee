import { describe, expect, it } from 'vitest';
import { chief, teacher, type Body } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();

const supplementOf = (events: number): Body => ({
  text: 'Det här visste jag inte när jag anmälde.',
  events: Array.from({ length: events }, (_, n) => ({ what: `Händelse ${n + 1}.` })),
});

describe('a supplement that tells of a new worry', () => {
  it('becomes a report that can be read, however many events it holds', async () => {
    const { report } = await served.people.until('open');
    const supplement = await served.people.post(teacher, `${report}/supplements`, supplementOf(49));
    expect(supplement.status).toBe(201);
    const readings = `${report}/supplements/${String(supplement.body['id'])}/readings`;
    expect((await served.people.post(chief, readings, { newWorry: true })).status).toBe(201);
    const { body } = await served.people.get(chief, `${report}/links`);
    const [link] = body['items'] as { id: string }[];
    const content = await served.people.get(chief, `/reports/${link?.id}/content`);
    expect(content.status).toBe(200);
    expect(content.body).toMatchObject({ content: { events: { length: 50 } } });
  });

  it('is refused with one event more than that report could hold', async () => {
    const report = await served.people.send();
    const answer = await served.people.post(teacher, `${report}/supplements`, supplementOf(50));
    expect(answer.body).toMatchObject({
      status: 422,
      errors: [{ pointer: '#/body/events', code: 'too-long' }],
    });
  });
});
