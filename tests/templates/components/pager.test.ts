import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Pager } from '../../../templates/components/pager.tsx';

describe('the pager', () => {
  it('says where one is and leads to both sides', () => {
    const html = render(
      Pager({
        label: 'Sidor',
        position: 'Sida 2 av 5',
        previous: { href: '?sida=1', text: 'Föregående sida' },
        next: { href: '?sida=3', text: 'Nästa sida' },
      }),
    );
    expect(html).toBe(
      '<nav class="pager" aria-label="Sidor"><a href="?sida=1" rel="prev">Föregående sida</a><span>Sida 2 av 5</span><a href="?sida=3" rel="next">Nästa sida</a></nav>',
    );
  });

  it('has no way past the first or the last', () => {
    expect(render(Pager({ label: 'Sidor', position: 'Sida 1 av 1' }))).not.toContain('<a');
  });
});
