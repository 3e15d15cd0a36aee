import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { answerErrors } from '../../../../api/middleware/answer-errors.ts';
import { sameOrigin } from '../../../../api/middleware/same-origin.ts';
import { createLog } from '../../../../platform/log.ts';

const ours = 'https://anmalan.example.se';
const config = { publicOrigin: ours } as Parameters<typeof sameOrigin>[0]['config'];
const app = express()
  .use(sameOrigin({ config }))
  .use((_req, res) => res.sendStatus(200))
  .use(answerErrors(createLog('silent')));

type Headers = Readonly<Record<string, string>>;
const site = (value: string): Headers => ({ 'Sec-Fetch-Site': value });
const from = (value: string): Headers => ({ Origin: value });

describe('a form that is posted to a page', () => {
  it.each<readonly [headers: Headers, status: number]>([
    [site('same-origin'), 200],
    [{ ...site('same-origin'), ...from('null') }, 200],
    [site('same-site'), 403],
    [site('cross-site'), 403],
    [site('none'), 403],
    [site(''), 403],
    [{ ...site('cross-site'), ...from(ours) }, 403],
    [from(ours), 200],
    [from(`${ours}/`), 403],
    [from(`${ours}:8443`), 403],
    [from('http://anmalan.example.se'), 403],
    [from('https://anmalan.example.se.example.org'), 403],
    [from('null'), 403],
    [{ ...from('https://example.org'), Host: 'anmalan.example.se' }, 403],
    [{ Host: 'anmalan.example.se', Referer: `${ours}/` }, 403],
    [{}, 403],
  ])('with %o is answered %i', async (headers, status) => {
    const answer = await request(app).post('/').set(headers);
    expect(answer.status).toBe(status);
    expect(answer.text.includes('cross-site')).toBe(status === 403);
  });

  it.each(['get', 'head'] as const)('is what is refused, and no %s', async (method) => {
    expect((await request(app)[method]('/').set(site('cross-site'))).status).toBe(200);
  });

  it.each(['put', 'patch', 'delete'] as const)('or %s of the same kind', async (method) => {
    expect((await request(app)[method]('/').set(site('cross-site'))).status).toBe(403);
  });
});
