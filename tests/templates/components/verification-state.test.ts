import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { VerificationState } from '../../../templates/components/verification-state.tsx';

describe('the state of the chain', () => {
  it.each([
    ['whole', 'Kedjan är hel.', '41 av 41 händelser.'],
    ['broken', 'Kedjan är bruten vid händelse 17:', 'ring 031-390 06 00.'],
    ['unknown', 'Kunde inte kontrolleras just nu.', undefined],
  ] as const)('is a word before anything else when it is %s', (state, word, text) => {
    const html = render(VerificationState({ state, word, text }));
    expect(html).toBe(
      `<div class="verified" data-state="${state}"><p><strong>${word}</strong>${text ? ` ${text}` : ''}</p></div>`,
    );
  });
});
