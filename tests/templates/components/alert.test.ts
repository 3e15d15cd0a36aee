import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Alert } from '../../../templates/components/alert.tsx';

describe('an alert', () => {
  it.each(['info', 'warning', 'danger'] as const)('of kind %s is met in its place', (kind) => {
    const html = render(Alert({ kind, heading: 'Skyddad kontakt. Ring inte.', children: 'mer' }));
    expect(html).toBe(
      `<div class="ds-alert" data-color="${kind}"><h2>Skyddad kontakt. Ring inte.</h2>mer</div>`,
    );
  });

  it('of an error is read aloud at once', () => {
    expect(render(Alert({ kind: 'error', heading: 'Fel. Försök igen.' }))).toContain(
      'data-color="danger" role="alert"',
    );
  });
});
