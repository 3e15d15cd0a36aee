import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

import { bundleWorkflows } from '../../activities/create-worker.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the workflows as one file: bundled once, a worker starts in a quarter of the time. */
    workflowBundle: string;
  }
}

/** Bundles the product's workflows once for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-bundle-'));
  const file = join(folder, 'workflows.js');
  await writeFile(file, (await bundleWorkflows()).code);
  project.provide('workflowBundle', file);
  return () => rm(folder, { recursive: true, force: true });
}
