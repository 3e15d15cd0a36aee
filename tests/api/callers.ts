import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { Place } from '../helpers/deed.ts';
import {
  castOf,
  posted,
  tellAll,
  wayTo,
  wordsFor,
  type DeedName,
  type Telling,
} from '../helpers/living.ts';
import { sampleReport } from '../helpers/sample-report.ts';
import type { TestApi } from './parts.ts';

/** An API in the test's own process, or one that listens at this address. */
export type CalledApi = Pick<TestApi, 'tokenFor'> & {
  readonly app: TestApi['app'] | string;
  readonly parts: Pick<TestApi['parts'], 'clock'>;
};

export const teacher = 'larare.degerfors';
export const chief = 'ifochef.degerfors';

export type Body = Readonly<Record<string, unknown>>;
export type Answer = { readonly status: number; readonly body: Body; readonly headers: Body };

/** A report by its path below `/api/v1`, with the ids of what hangs on it. */
export type LivedReport = Place & { readonly report: string };

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
  /** A report with which the deeds named were done, after all that they need. */
  until(...names: readonly DeedName[]): Promise<LivedReport>;
  /** All that a deed needs, but for the deed itself. */
  before(name: DeedName): Promise<Place>;
};

const whole = (path: string): string => (path.startsWith('/api') ? path : `/api/v1${path}`);

/** The life of a report over HTTP. @throws Error when a deed is not taken */
const tellingTo = (api: CalledApi, callers: Callers, words = {}): Telling<string> => ({
  now: api.parts.clock.now,
  cast: castOf('degerfors'),
  saying: { send: words },
  perform: async (deed, login, at, words) => {
    const { path, body } = posted(deed, at, words);
    const answer = await callers.post(login, path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return { id: String(answer.body['id']) };
  },
});

export function callersOf(api: CalledApi): Callers {
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
    before: (name) =>
      tellAll(
        tellingTo(api, callers, wordsFor([name])),
        wayTo(name).filter((one) => one !== name),
        {},
      ),
    until: async (...names) => {
      const at = await tellAll(tellingTo(api, callers), wayTo(...names), {});
      return { ...at, report: `/reports/${at.reportId}` };
    },
  };
  return callers;
}
