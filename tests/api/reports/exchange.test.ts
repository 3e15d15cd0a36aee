import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { messageExample } from '../../../api/routes/reports/bekymringsmelding-schema.ts';
import { importMessage } from '../../../domain/exchange/import.ts';
import { teacher } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();

const sends = (message: object) => served.people.post(teacher, '/bekymringsmeldinger', message);

describe('the Norwegian national message over HTTP', () => {
  it('is received as a report, with its receipt, and read back as the same message', async () => {
    const sent = await sends(messageExample);
    expect([sent.status, sent.body['leftOut']]).toEqual([201, []]);
    const id = String(sent.body['id']);
    expect(sent.headers['location']).toBe(`/api/v1/reports/${id}`);
    const { status, body } = await served.people.get(teacher, `/reports/${id}/bekymringsmelding`);
    expect([status, body['leftOut'], body['lacking']]).toEqual([200, [], []]);
    expect(importMessage(body['message'] as never)).toEqual(importMessage(messageExample));
  });

  it('is one report for each child', async () => {
    const [child] = messageExample.offentligBarn;
    const two = [child, { personnavn: 'Lo Påhittad', orientert: false }];
    const { body } = await sends({ ...messageExample, offentligBarn: two });
    expect(body['links']).toMatchObject([{ rel: 'siblingOf' }]);
    expect(body['leftOut']).toEqual(['/offentligBarn/1/orientert']);
  });

  it.each([
    ['is refused for its form, and nothing is stored', { ukjent: 1 }, 422],
    ['needs a named reporter', { offentligMelder: { personnavn: '' } }, 422],
    ['needs one word of concern', { melding: { melding: '', historie: '' } }, 422],
  ])('%s', async (_, wrong, status) => {
    expect((await sends({ ...messageExample, ...wrong })).status).toBe(status);
  });

  it('shows a receiver nothing before she has opened it (409)', async () => {
    const { body } = await sends(messageExample);
    const path = `/reports/${String(body['id'])}/bekymringsmelding`;
    expect((await served.people.get('ifochef.degerfors', path)).status).toBe(409);
  });
});

describe('the schema of the body', () => {
  it('is there for everybody, by its version', async () => {
    const { status, body } = await request(served.api.app).get('/schemas/report/1');
    expect([status, (body as { $id: string }).$id]).toEqual([200, 'urn:anmalan:report:v1']);
  });
});
