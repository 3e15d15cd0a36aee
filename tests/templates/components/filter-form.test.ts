import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { FilterForm } from '../../../templates/components/filter-form.tsx';

const form = {
  label: 'Visa uppgifter',
  action: '/att-gora',
  selects: [
    { name: 'vems', label: 'Vems', value: 'alla', options: [{ value: 'alla', label: 'Alla' }] },
  ],
  submit: 'Visa',
};

describe('a filter', () => {
  it('asks by GET, is named, and stays filled in', () => {
    const html = render(FilterForm(form));
    expect(html).toContain('method="get" action="/att-gora" aria-label="Visa uppgifter"');
    expect(html).toContain('<option value="alla" selected>Alla</option>');
  });

  it('says what is shown and how to see all', () => {
    const clear = { href: '/att-gora', text: 'Rensa' };
    expect(render(FilterForm({ ...form, shown: 'Visar: försenade.', clear }))).toContain(
      '<p>Visar: försenade. <a href="/att-gora">Rensa</a></p>',
    );
  });
});
