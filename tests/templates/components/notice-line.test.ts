import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { NoticeLine } from '../../../templates/components/notice-line.tsx';

describe('what was just done', () => {
  it('is one line', () => {
    expect(render(NoticeLine({ text: 'Antecknat kl. 09.52: skyddsbedömning.' }))).toBe(
      '<p class="recorded">Antecknat kl. 09.52: skyddsbedömning.</p>',
    );
  });
});
