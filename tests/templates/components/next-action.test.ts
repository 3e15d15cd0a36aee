import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { NextAction } from '../../../templates/components/next-action.tsx';

describe('the next action', () => {
  const due = { heading: 'Gör nu', deed: 'Föreslå mötestider', state: 'due' } as const;

  it('is a section named by its heading, with one link that looks like a button', () => {
    const html = render(
      NextAction({
        ...due,
        facts: ['Senast i dag.'],
        action: { href: '/tider', text: 'Föreslå tider' },
      }),
    );
    expect(html).toContain(
      '<section class="ds-card" data-state="due" aria-labelledby="next-action">',
    );
    expect(html).toContain(
      '<p>Senast i dag.</p><a class="ds-button" href="/tider">Föreslå tider</a>',
    );
  });

  it('has no button while it waits for another', () => {
    const html = render(NextAction({ ...due, state: 'waiting', deed: 'Väntar på skolsköterskan' }));
    expect(html).not.toMatch(/ds-button|<a/);
  });

  it('holds the form of a deed of one step', () => {
    expect(render(NextAction({ ...due, children: 'formulär' }))).toContain('formulär</section>');
  });
});
