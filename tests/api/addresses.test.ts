import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { styleSheetAddress } from '../../templates/components/layout.tsx';
import { sampleReport } from '../helpers/sample-report.ts';
import { chief, teacher } from './callers.ts';
import { servedApi } from './served-api.ts';

const served = servedApi();

describe('an address', () => {
  it.each([
    ['/reports/20150218-2395', 404, 'not-found'],
    ['/reports/%E0%A4%A', 400, 'malformed-request'],
    ['/nothing-here', 404, 'not-found'],
    ['/reports?limit=0', 400, 'invalid-query'],
    ['/reports?limit=51', 400, 'invalid-query'],
    ['/reports?page=0', 400, 'invalid-query'],
    ['/reports?limit=0x10', 400, 'invalid-query'],
    ['/reports?limit=1e1', 400, 'invalid-query'],
    ['/reports?limit=%2B10', 400, 'invalid-query'],
    ['/reports?limit=10.0', 400, 'invalid-query'],
    ['/reports?limit=', 400, 'invalid-query'],
    ['/duties?page=0b1', 400, 'invalid-query'],
    ['/acute-situations?page=%201', 400, 'invalid-query'],
    ['/reports?limit=10&page=02', 200, undefined],
    ['/reports?page=1&page=2', 400, 'invalid-query'],
    ['/reports?reference=%00', 400, 'invalid-query'],
    ['/reports?name=Kim', 400, 'invalid-query'],
    ['/duties?status=open', 400, 'invalid-query'],
    ['/me?personnummer=20150218-2395', 400, 'invalid-query'],
  ])('%s is answered with %i %s and no echo', async (path, status, code) => {
    const { body, ...answer } = await served.people.get(teacher, path);
    expect([answer.status, body['code']]).toEqual([status, code]);
    expect(JSON.stringify(body)).not.toContain('20150218');
  });

  it('with a wish in its query that no route knows does not send a report', async () => {
    const answer = await served.people.post(teacher, '/reports?dryRun=true', sampleReport());
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid-query']);
    expect(await served.system.raw('report').count('* as n')).toEqual([{ n: '0' }]);
  });

  it('may write an id in capitals: UUIDs are the same in both (RFC 9562 §4)', async () => {
    const report = await served.people.send();
    const capitals = report.replace(/[^/]+$/, (id) => id.toUpperCase());
    expect(capitals).not.toBe(report);
    await served.people.post(chief, `${capitals}/openings`, {});
    for (const part of ['', '/content', '/history', '/openings']) {
      const answer = await served.people.get(chief, `${capitals}${part}`);
      expect([part, answer.status]).toEqual([part, 200]);
    }
    const reportId = capitals.replace('/reports/', '');
    const opened = await served.people.post(chief, '/acute-situations', { reportId });
    const situation = String(opened.headers['location']).replace(/[^/]+$/, (id) =>
      id.toUpperCase(),
    );
    expect((await served.people.get(chief, situation)).status).toBe(200);
  });

  it.each(['times', 'invitations', 'outcomes', 'minutes'])(
    'of the %s of a meeting that does not exist is not there',
    async (resource) => {
      const { report } = await served.people.until('open');
      const path = `${report}/meetings/${randomUUID()}/${resource}`;
      expect((await served.people.get(chief, path)).status).toBe(404);
    },
  );
});

describe('a method', () => {
  it('that an address does not answer is named, with those that it does', async () => {
    const answer = await request(served.api.app)
      .delete('/api/v1/reports')
      .set('Authorization', `Bearer ${await served.api.tokenFor(teacher)}`);
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toMatch(/^POST, GET/);
  });

  it.each([
    ['by somebody without a token', {}],
    ['by a function that the person does not hold', { 'Acting-As': randomUUID() }],
  ])('is refused as such, also %s', async (_, headers: Readonly<Record<string, string>>) => {
    const token = await served.api.tokenFor(teacher);
    const authorization = 'Acting-As' in headers ? { Authorization: `Bearer ${token}` } : {};
    const answer = await request(served.api.app)
      .trace(`/api/v1/reports/${randomUUID()}`)
      .set({ ...authorization, ...headers });
    expect([answer.status, answer.body]).toMatchObject([405, { code: 'method-not-allowed' }]);
    expect(answer.headers['allow']).toBe('GET, HEAD');
  });

  it.each(['/', styleSheetAddress])('other than looking is refused at %s', async (path) => {
    const answer = await request(served.api.app).put(path);
    expect([answer.status, answer.type]).toEqual([405, 'text/html']);
    expect(answer.headers['allow']).toBe('GET, HEAD');
  });
});
