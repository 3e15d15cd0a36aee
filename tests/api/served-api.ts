import { afterAll, beforeAll } from 'vitest';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';
import { callersOf, type Callers } from './callers.ts';
import { createTestApi, type TestApi } from './parts.ts';

export type ServedApi = {
  readonly system: TestSystem;
  readonly api: TestApi;
  readonly people: Callers;
};

/** The API over a database of its own for the tests of one file; there from their beginning on. */
export function servedApi(): ServedApi {
  const served: Partial<ServedApi> = {};
  beforeAll(async () => {
    const system = await createTestSystem();
    const api = await createTestApi(system);
    Object.assign(served, { system, api, people: callersOf(api) });
  });
  afterAll(() => served.system?.close());
  return served as ServedApi;
}
