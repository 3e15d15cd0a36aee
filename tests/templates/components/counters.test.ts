import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Counters } from '../../../templates/components/counters.tsx';

describe('counters', () => {
  it('are links in a named list, zero among them, the present one marked', () => {
    const html = render(
      Counters({
        label: 'Vad som väntar',
        counters: [
          { href: '?visa=forsenade', text: '1 försenad', current: true },
          { href: '?visa=ooppnade', text: '0 oöppnade' },
        ],
      }),
    );
    expect(html).toBe(
      '<nav aria-label="Vad som väntar"><ul class="counters"><li><a href="?visa=forsenade" aria-current="page">1 försenad</a></li><li><a href="?visa=ooppnade">0 oöppnade</a></li></ul></nav>',
    );
  });
});
