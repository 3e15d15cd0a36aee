import type { TestProject } from 'vitest/node';

import { searchAttributes } from '../../workflows/messages.ts';
import { type TestEngines, startTestEngines } from './engines.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `inject('engines')` in a test. */
    engines: TestEngines;
  }
}

/** One PostgreSQL and one Temporal server for all tests of the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...engines } = await startTestEngines(searchAttributes);
  project.provide('engines', engines);
  return stop;
}
