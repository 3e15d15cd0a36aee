import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { sampleReport } from '../helpers/sample-report.ts';
import type { TestApi } from './parts.ts';

export const teacher = 'larare.degerfors';
export const chief = 'ifochef.degerfors';

export type Body = Readonly<Record<string, unknown>>;
export type Answer = { readonly status: number; readonly body: Body; readonly headers: Body };

/** Seeded people over HTTP: paths below `/api/v1`, or whole ones as `Location` has them. */
export type Callers = {
  post(
    login: string,
    path: string,
    body: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  get(login: string, path: string): Promise<Answer>;
  /** Sends a whole report. @returns its path below `/api/v1` */
  send(change?: object): Promise<string>;
};

const whole = (path: string): string => (path.startsWith('/api') ? path : `/api/v1${path}`);

export function callersOf(api: TestApi): Callers {
  const callers: Callers = {
    post: async (login, path, body, headers = {}) =>
      request(api.app)
        .post(whole(path))
        .set('Authorization', `Bearer ${await api.tokenFor(login)}`)
        .set({ 'Idempotency-Key': randomUUID(), ...headers })
        .send(body),
    get: async (login, path) =>
      request(api.app)
        .get(whole(path))
        .set('Authorization', `Bearer ${await api.tokenFor(login)}`),
    send: async (change = {}) => {
      const { status, body } = await callers.post(teacher, '/reports', sampleReport(change));
      if (status !== 201) throw new Error(`a report was not taken: ${JSON.stringify(body)}`);
      return `/reports/${String(body['id'])}`;
    },
  };
  return callers;
}
