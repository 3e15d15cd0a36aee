import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Asked, Needless } from '../../../templates/components/asked.tsx';
import { Radios } from '../../../templates/components/choices.tsx';

describe('what follows from an answer', () => {
  it('stands beside its question, where the style sheet looks for it', () => {
    const question = Radios({
      name: 'danger',
      label: 'Fara?',
      choices: [{ value: 'no', label: 'Nej' }],
    });
    const html = render(Asked({ question, children: Needless({ when: 'no', children: 'Hur?' }) }));
    expect(html).toMatch(
      /^<div class="asked"><fieldset .*<\/fieldset><div data-needless="no">Hur\?<\/div>/,
    );
  });

  it('is there for whoever has no style sheet', () => {
    expect(render(Needless({ when: 'yes', children: 'Varför?' }))).not.toContain('hidden');
  });
});
