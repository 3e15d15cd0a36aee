import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { permissionsDocument } from '../../scripts/write-permissions-doc.ts';

describe('docs/permissions.md', () => {
  it('is what the matrix makes', async () => {
    const document = await readFile(new URL('../../docs/permissions.md', import.meta.url), 'utf8');
    expect(document).toBe(await permissionsDocument());
  });

  it('has a word for every action and an answer in every cell', async () => {
    expect(await permissionsDocument()).not.toMatch(/\|\s*\?\s*\|/);
  });
});
