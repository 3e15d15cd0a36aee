import { mkdir, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import {
  jsonSchemaOf,
  reportSchemaVersions,
  type ReportSchemaVersion,
} from '../api/routes/reports/report-schema-versions.ts';

const folder = new URL('../docs/schemas/', import.meta.url);

const fileOf = (version: ReportSchemaVersion): URL => new URL(`report-${version}.json`, folder);

/** One version of the report's body as the file `docs/schemas/report-<version>.json`, formatted. */
export async function schemaDocument(version: ReportSchemaVersion): Promise<string> {
  const { pathname } = fileOf(version);
  const options = { ...(await resolveConfig(pathname)), parser: 'json' };
  return format(JSON.stringify(jsonSchemaOf(version)), options);
}

if (import.meta.main) {
  await mkdir(folder, { recursive: true });
  for (const version of reportSchemaVersions) {
    await writeFile(fileOf(version), await schemaDocument(version));
  }
}
