import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { SummaryList } from '../../../templates/components/summary-list.tsx';

describe('the summary of answers', () => {
  it('is a list of pairs, each with a way back that names its row', () => {
    const change = { href: '/akut', text: 'Ändra akut fara' };
    expect(render(SummaryList({ rows: [{ term: 'Akut fara', value: 'Vet inte', change }] }))).toBe(
      '<dl class="pairs"><div><dt>Akut fara</dt><dd>Vet inte</dd><dd class="change"><a href="/akut">Ändra akut fara</a></dd></div></dl>',
    );
  });

  it('shows people`s words as text', () => {
    expect(render(SummaryList({ rows: [{ term: 'Händelser', value: '<img src=x>' }] }))).toContain(
      '<dd>&lt;img src=x></dd>',
    );
  });
});
