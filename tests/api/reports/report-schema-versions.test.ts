import { readFileSync, readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  jsonSchemaOf,
  reportSchemas,
  reportSchemaVersions,
  type ReportSchemaVersion,
} from '../../../api/routes/reports/report-schema-versions.ts';
import { reportSchemaVersion } from '../../../domain/report/report-content.ts';

const folder = new URL('bodies/', import.meta.url);
const bodyIn = (version: number, file: string): unknown =>
  JSON.parse(readFileSync(new URL(`${version}/${file}`, folder), 'utf8'));

/** Bodies as agencies' systems send them. One that stands here stays, and a new version adds its own. */
const bodies = reportSchemaVersions.flatMap((version) =>
  readdirSync(new URL(`${version}/`, folder)).map((file) => [version, file] as const),
);

const published = (version: ReportSchemaVersion) =>
  new Ajv2020({ strict: false }).compile({ ...jsonSchemaOf(version) });

describe('a body by the schema of any version there has been', () => {
  it('has examples of each version, the newest of which is what is frozen today', () => {
    expect(new Set(bodies.map(([version]) => version))).toEqual(new Set(reportSchemaVersions));
    expect(reportSchemaVersions.at(-1)).toBe(reportSchemaVersion);
  });

  it.each(bodies)('%s: %s is taken for ever', (version, file) => {
    expect(reportSchemas[version].safeParse(bodyIn(version, file)).error).toBeUndefined();
  });

  it.each(bodies)('%s: %s is right by the JSON Schema that is published', (version, file) => {
    const validate = published(version);
    expect([validate(bodyIn(version, file)), validate.errors]).toEqual([true, null]);
  });

  it.each([
    ['an unknown property', { oro: 'ja' }],
    ['a version that there has not been', { schemaVersion: 99 }],
    ['no named reporter', { reporter: { givenName: 'Anna' } }],
  ])('is refused by both alike for %s', (_, wrong) => {
    const body = { reporter: { givenName: 'Anna', familyName: 'Exempel' }, ...wrong };
    const validate = published(1);
    expect(validate(body)).toBe(false);
    expect(reportSchemas[1].safeParse(body).success).toBe(false);
  });
});
