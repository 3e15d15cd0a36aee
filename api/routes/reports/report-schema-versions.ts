import { z } from 'zod';
import { reportContent } from './content-schema.ts';

/**
 * The report's body by the versions of its schema (`schemaVersion`). A version is added to and never
 * narrowed, so that whatever an agency's system sends by one is taken for ever; what would narrow it
 * is a new version beside it.
 */
export const reportSchemas = { 1: reportContent } as const;

export type ReportSchemaVersion = keyof typeof reportSchemas;

export const reportSchemaVersions = Object.keys(reportSchemas).map(
  Number,
) as readonly ReportSchemaVersion[];

/** A version as JSON Schema (draft 2020-12), for those who check before they send. */
export function jsonSchemaOf(version: ReportSchemaVersion): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(reportSchemas[version], { io: 'input' });
  return {
    $schema,
    $id: `urn:anmalan:report:v${version}`,
    title: `Orosanmälan, version ${version}`,
    ...schema,
  };
}
