import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { BackLink } from '../../../templates/components/back-link.tsx';

describe('the way back', () => {
  it('names the page that it leads to', () => {
    expect(render(BackLink({ href: '/att-gora', text: 'Att göra' }))).toBe(
      '<p class="back"><a href="/att-gora">Att göra</a></p>',
    );
  });
});
