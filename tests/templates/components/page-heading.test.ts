import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { PageHeading } from '../../../templates/components/page-heading.tsx';

describe('the heading of a page', () => {
  it('is of the first order, with the facts in one line', () => {
    expect(render(PageHeading({ heading: 'Vera & co', facts: ['ANM-7K3M-Q2XW', 'Oöppnad'] }))).toBe(
      '<h1>Vera &amp; co</h1><p class="quiet">ANM-7K3M-Q2XW · Oöppnad</p>',
    );
  });

  it('stands alone without facts', () => {
    expect(render(PageHeading({ heading: 'Att göra' }))).toBe('<h1>Att göra</h1>');
  });
});
