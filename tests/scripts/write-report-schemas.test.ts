import { expect, it } from 'vitest';
import { reportSchemaVersions } from '../../api/routes/reports/report-schema-versions.ts';
import { schemaDocument } from '../../scripts/write-report-schemas.ts';
import { read } from '../helpers/repository.ts';

it.each(reportSchemaVersions)(
  'docs/schemas/report-%s.json is what its schema makes',
  async (version) => {
    expect(read(`docs/schemas/report-${version}.json`)).toBe(await schemaDocument(version));
  },
);
