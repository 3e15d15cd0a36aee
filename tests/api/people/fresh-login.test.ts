import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { chief, type Body } from '../callers.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();

const minutes = (count: number): number => -60 * count;
const rektor = 'rektor.degerfors';

type Deed = readonly [login: string, path: string, body: object];

const post = async (
  [login, path, body]: Deed,
  loggedInIn: number,
  key: string = randomUUID(),
): Promise<{ status: number; body: Body; headers: Body }> =>
  request(served.api.app)
    .post(`/api/v1${path}`)
    .set('Authorization', `Bearer ${await served.api.tokenFor(login, { loggedInIn })}`)
    .set('Idempotency-Key', key)
    .send(body);

const decision = {
  outcome: 'doNotOpen',
  grounds: [{ ground: 'noConcern', reason: 'Ingen grund att utreda' }],
  reasons: 'Uppgifterna är utredda på annat sätt.',
  childsView: 'Barnet vill inte ha kontakt.',
  bestInterests: 'Det är bäst för barnet att inget mer görs.',
  identifiers: { number: '20150218-2395', name: 'Kim Påhittad' },
};

const signing = async (): Promise<Deed> => [
  rektor,
  `${await served.people.send()}/signatures`,
  { answer: 'signed' },
];
const deciding = async (): Promise<Deed> => {
  const { report } = await served.people.until('assess');
  return [chief, `${report}/decisions`, decision];
};

describe.each([
  ['signing', 'report.sign', signing],
  ['deciding', 'decision.make', deciding],
] as const)('%s', (_, action, ready) => {
  it('asks a login of more than 15 minutes ago to be made anew (RFC 9470), and is then done', async () => {
    const deed = await ready();
    const refused = await post(deed, minutes(15) - 31);
    expect([refused.status, refused.body]).toMatchObject([
      401,
      { code: 'login-too-old', type: 'urn:anmalan:problem:login-too-old', maxAgeSeconds: 900 },
    ]);
    expect(refused.headers['www-authenticate']).toBe(
      'Bearer realm="anmalan", error="insufficient_user_authentication", error_description="A more recent login is required", max_age="900"',
    );
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect((await post(deed, minutes(15) - 30)).status).toBe(201);
  });

  it('leaves the refused attempt in the trail and nothing else', async () => {
    const deed = await ready();
    const report = deed[1].split('/')[2];
    const told = async () =>
      served.system.raw('audit_event').where({ stream_id: report }).orderBy('seq').select('*');
    const before = await told();
    await post(deed, minutes(20));
    const [refusal, ...more] = (await told()).slice(before.length) as { bytes: Buffer }[];
    expect(more).toEqual([]);
    expect(JSON.parse(String(refusal?.bytes))).toMatchObject({
      kind: 'attemptRefused',
      purpose: `${action}: login-too-old`,
    });
  });

  it('asks for it before a remembered answer is given again', async () => {
    const deed = await ready();
    const key = randomUUID();
    const first = await post(deed, 0, key);
    expect(first.status).toBe(201);
    expect((await post(deed, minutes(20), key)).body['code']).toBe('login-too-old');
    expect((await post(deed, 0, key)).body).toEqual(first.body);
  });

  it('asks nobody who may not see the report: 404, whatever the login', async () => {
    const [, ...deed] = await ready();
    expect((await post(['larare.kinda', ...deed], minutes(20))).status).toBe(404);
  });
});

describe('all else is done with a login of the same day', () => {
  it('a report is sent, also by its signatory, opened and worked on', async () => {
    const sent = await post([rektor, '/reports', sampleReport()], minutes(470));
    expect(sent.status).toBe(201);
    const path = `/reports/${String(sent.body['id'])}`;
    expect((await post([chief, `${path}/openings`, {}], minutes(470))).status).toBe(201);
    const note = { area: 'health', source: 'läraren', difficulties: 'Trött.', assets: null };
    expect((await post([chief, `${path}/intake-notes`, note], minutes(470))).status).toBe(201);
  });
});
