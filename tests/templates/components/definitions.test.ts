import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Definitions } from '../../../templates/components/definitions.tsx';

describe('facts in pairs', () => {
  it('say yes or no, and why', () => {
    const items = [
      { term: 'Vårdnadshavarna', answer: 'ja', why: 'skyddsbedömningen är gjord' },
      { term: 'Syskon', answer: 'kunde inte sökas' },
    ];
    expect(render(Definitions({ items }))).toBe(
      '<dl class="pairs"><div><dt>Vårdnadshavarna</dt><dd>ja, skyddsbedömningen är gjord</dd></div><div><dt>Syskon</dt><dd>kunde inte sökas</dd></div></dl>',
    );
  });
});
