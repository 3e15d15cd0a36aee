import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Tag } from '../../../templates/components/tag.tsx';

describe('a word of state', () => {
  it('is text, never a button or a link', () => {
    expect(render(Tag({ text: 'AKUT <1' }))).toBe('<span class="tag">AKUT &lt;1</span>');
  });
});
