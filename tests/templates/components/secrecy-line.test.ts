import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { SecrecyLine } from '../../../templates/components/secrecy-line.tsx';

describe('the secrecy line', () => {
  it('is a paragraph of its own', () => {
    expect(render(SecrecyLine({ text: 'Allt annat är hemligt (26 kap. 1 § OSL).' }))).toBe(
      '<p class="secrecy">Allt annat är hemligt (26 kap. 1 § OSL).</p>',
    );
  });
});
