import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * Databases have been through these files, and would not go through them again: an edit reaches new
 * installations only, which from then on differ from all others.
 */
const folder = new URL('../../database/migrations/', import.meta.url);
const list = new URL('../../database/landed-migrations.json', import.meta.url);

const landed = JSON.parse(readFileSync(list, 'utf8')) as Readonly<Record<string, string>>;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .toSorted();
const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const hashOf = (file: string): string => createHash('sha256').update(textOf(file)).digest('hex');

describe('a migration that has landed', () => {
  it('is never edited, nor what it calls', () => {
    const edited = files.filter((file) => file in landed && landed[file] !== hashOf(file));
    expect(
      edited,
      'Leave these as they were: what has to change is a new migration, or a new helper beside the old.',
    ).toEqual([]);
  });

  it('is never removed', () => {
    const removed = Object.keys(landed).filter((file) => !files.includes(file));
    expect(removed, 'Bring these back: databases have been through them.').toEqual([]);
  });

  it('stands in the list from its first commit on', () => {
    const missing = files.filter((file) => !(file in landed));
    const lines = missing.map((file) => `"${file}": "${hashOf(file)}"`);
    expect(lines, 'Add these lines to database/landed-migrations.json.').toEqual([]);
  });

  it('calls nothing that may change: knex, other migrations and their helpers', () => {
    const imported = files.flatMap((file) =>
      [...textOf(file).matchAll(/from '(.+)'/g)].map(([, from]) => `${file} ← ${from}`),
    );
    expect(imported.length).toBeGreaterThanOrEqual(files.length);
    const allowed = /← (?:knex|\.\/(?:helpers\/)?[\w-]+\.ts)$/;
    expect(imported.filter((line) => !allowed.test(line))).toEqual([]);
  });
});
