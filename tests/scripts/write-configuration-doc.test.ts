import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { environment, variables } from '../../platform/configuration-table.ts';
import { configurationDocument } from '../../scripts/write-configuration-doc.ts';

describe('docs/configuration.md', () => {
  it('is what the table of variables makes', async () => {
    const document = await readFile(
      new URL('../../docs/configuration.md', import.meta.url),
      'utf8',
    );
    expect(document).toBe(await configurationDocument());
  });

  it('explains every variable there is, once', () => {
    expect(variables.map(({ name }) => name)).toEqual(Object.keys(environment.shape));
  });
});
