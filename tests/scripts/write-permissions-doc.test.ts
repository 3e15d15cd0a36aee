import { describe, expect, it } from 'vitest';
import { permissionsDocument } from '../../scripts/write-permissions-doc.ts';
import { read } from '../helpers/repository.ts';

const made = await permissionsDocument();

describe('docs/permissions.md', () => {
  it('is what the matrix makes', () => {
    expect(read('docs/permissions.md')).toBe(made);
  });

  it('has a word for every action and an answer in every cell', () => {
    expect(made).not.toMatch(/\|\s*\?\s*\|/);
  });
});
