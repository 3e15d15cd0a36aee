import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

import { createDevelopmentKeys } from '../../platform/crypto/keyring.ts';
import type { DatabaseUrls } from '../../scripts/start/database-urls.ts';
import { prepareDatabase } from '../../scripts/start/prepare-database.ts';

/** A migrated and seeded database that every test file clones, and the keys that opened it. */
export type TestTemplate = DatabaseUrls & { readonly folder: string; readonly keysFile: string };

export const templateName = 'anmalan_template';

declare module 'vitest' {
  export interface ProvidedContext {
    template: TestTemplate;
  }
}

/** Runs after the engines are up; migrates and seeds once for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl } = project.getProvidedContext().engines;
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-template-'));
  const keysFile = `${folder}/keys.json`;
  await createDevelopmentKeys(keysFile);
  const urls = await prepareDatabase({
    adminUrl,
    dataDir: folder,
    progress: () => undefined,
    database: templateName,
  });
  project.provide('template', { ...urls, folder, keysFile });
  return () => rm(folder, { recursive: true, force: true });
}
