import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { TextArea } from '../../../templates/components/text-area.tsx';

const plain = { name: 'reasons', label: 'Skäl' };
/** What a browser shows: it drops one line break at the beginning. */
const shown = (html: string): string | undefined =>
  /<textarea[^>]*>\n([^]*)<\/textarea>/.exec(html)?.[1];

describe('a field of several lines', () => {
  it('keeps every line break, the first included', () => {
    expect(shown(render(TextArea({ ...plain, value: '\n\nEfter två rader' })))).toBe(
      '\n\nEfter två rader',
    );
  });

  it('lets nothing typed end the field', () => {
    const html = render(TextArea({ ...plain, value: '</textarea><b>' }));
    expect(shown(html)).toBe('&lt;/textarea>&lt;b>');
  });

  it('is tied to label and problem, and limits no length', () => {
    const html = render(TextArea({ ...plain, problem: 'Skriv skälen.' }));
    expect(html).toContain('for="reasons"');
    expect(html).toContain('aria-describedby="reasons-problem" aria-invalid="true"');
    expect(html).not.toContain('maxlength');
  });
});
