import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { styleSheet, styleSheetHash } from '../../../templates/components/style-sheet.ts';
import { read } from '../../helpers/repository.ts';

const css = styleSheet();
const found = (pattern: RegExp): readonly string[] => [
  ...new Set([...css.matchAll(pattern)].map(([, name = '']) => name)),
];

describe('the style sheet', () => {
  it('is small enough for a first visit of 50 kB with a page of 15 kB', () => {
    expect(gzipSync(css).length).toBeLessThan(20_000);
    expect(brotliCompressSync(css).length).toBeLessThan(20_000);
  });

  it('begins with the order of the layers, and holds theme, design system and ours', () => {
    expect(css.startsWith('@layer ds.theme, ds.base, ds.components;')).toBe(true);
    for (const part of ['--ds-color-accent-base-default', '.ds-button{', '.site-header', '.pairs'])
      expect(css).toContain(part);
  });

  it('loads nothing: no other sheet, no font, no picture', () => {
    expect(css).not.toMatch(/@import|@font-face|@charset|url\(/i);
  });

  it('asks the theme for no value that it lacks', () => {
    const given = new Set(found(/(--ds-[\w-]+)\s*:/g));
    const asked = found(/var\(\s*(--ds-[\w-]+)\s*\)/g);
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((name) => !given.has(name))).toEqual([]);
  });

  it('has a name that changes with its content', () => {
    const whole = createHash('sha256').update(css).digest('hex');
    expect(styleSheetHash).toBe(whole.slice(0, 16));
  });

  it('is copied by the build wherever it does not come from a package', () => {
    const source = read('templates/components/style-sheet.ts');
    const files = [...source.matchAll(/ours\('[.]\/([\w-]+[.]css)'\)/g)].map(([, file]) => file);
    expect(files.length).toBe(3);
    for (const file of files)
      expect(read('scripts/build.ts')).toContain(`'templates/components/${file}'`);
  });
});
