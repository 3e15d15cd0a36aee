import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Fold } from '../../../templates/components/fold.tsx';

describe('a fold', () => {
  it('is closed, and says how much is inside', () => {
    expect(render(Fold({ summary: 'Historik, 23 händelser', children: 'rader' }))).toBe(
      '<details><summary>Historik, 23 händelser</summary>rader</details>',
    );
  });

  it('can stand open', () => {
    expect(render(Fold({ summary: 'Brev, 2', open: true, children: '' }))).toContain(
      '<details open>',
    );
  });
});
