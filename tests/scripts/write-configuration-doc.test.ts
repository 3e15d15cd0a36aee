import { describe, expect, it } from 'vitest';
import { variables } from '../../platform/configuration-table.ts';
import { environment } from '../../platform/environment.ts';
import { configurationDocument } from '../../scripts/write-configuration-doc.ts';
import { read } from '../helpers/repository.ts';

describe('docs/configuration.md', () => {
  it('is what the table of variables makes', async () => {
    expect(read('docs/configuration.md')).toBe(await configurationDocument());
  });

  it('explains every variable there is, once', () => {
    expect(variables.map(({ name }) => name)).toEqual(Object.keys(environment.shape));
  });
});
