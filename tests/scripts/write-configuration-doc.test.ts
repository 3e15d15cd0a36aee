import { describe, expect, it } from 'vitest';
import { variables } from '../../platform/configuration-table.ts';
import { configurationDocument } from '../../scripts/write-configuration-doc.ts';
import { read } from '../helpers/repository.ts';

describe('docs/configuration.md', () => {
  it('is what the table of variables makes', async () => {
    expect(read('docs/configuration.md')).toBe(await configurationDocument());
  });

  it('explains every variable there is, once', () => {
    const [ours = ''] = read('docs/configuration.md').split('\n## ');
    const explained = [...ours.matchAll(/^\| `(\w+)` +\| \S/gm)].map(([, name]) => name);
    expect(explained).toEqual(Object.keys(variables));
  });
});
