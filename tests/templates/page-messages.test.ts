import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../templates/messages/pages/', import.meta.url);
type Texts = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

const load = async (file: string): Promise<Texts> => {
  const [texts] = Object.values(
    (await import(new URL(file, folder).href)) as Record<string, Texts>,
  );
  return texts ?? {};
};

const areas = readdirSync(folder)
  .filter((file) => file.endsWith('-sv.ts'))
  .map((file) => file.replace('-sv.ts', ''));

const lines = (texts: Texts): readonly (readonly [string, string])[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string'
      ? [[key, text] as const]
      : Object.entries(text).map(([count, one]) => [`${key}/${count}`, one] as const),
  );

const asked = (texts: Texts): unknown =>
  Object.fromEntries(
    lines(texts).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).toSorted()]),
  );

describe.each(areas)('the words of the pages about %s', (area) => {
  it('have the same keys and ask for the same values in both languages', async () => {
    const [sv, en] = [await load(`${area}-sv.ts`), await load(`${area}-en.ts`)];
    expect(lines(sv).length).toBeGreaterThan(0);
    expect(asked(en)).toEqual(asked(sv));
  });

  it.each(['sv', 'en'])('leave nothing empty in %s', async (language) => {
    for (const [, text] of lines(await load(`${area}-${language}.ts`))) {
      expect(text.trim()).not.toBe('');
    }
  });
});
