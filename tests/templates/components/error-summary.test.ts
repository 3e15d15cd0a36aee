import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ErrorSummary } from '../../../templates/components/error-summary.tsx';

describe('the error summary', () => {
  const problems = [
    { field: 'events.0.what', text: 'Skriv vad som hände.' },
    { field: '', text: 'Hela anmälan är för stor.' },
  ];

  it('takes the focus without script, and is named by its heading', () => {
    const html = render(h(ErrorSummary, { heading: 'Rätta det här', problems }));
    expect(html).toMatch(
      /^<section class="ds-error-summary" tabindex="-1" autofocus aria-labelledby="problems"><h2 id="problems">Rätta det här<\/h2>/,
    );
  });

  it('leads to each field, with the words of the field', () => {
    const html = render(h(ErrorSummary, { heading: 'Rätta det här', problems }));
    expect(html).toContain('<li><a href="#events-0-what">Skriv vad som hände.</a></li>');
    expect(html).toContain('<li>Hela anmälan är för stor.</li>');
  });

  it('is not there without errors', () => {
    expect(ErrorSummary({ heading: 'Rätta det här', problems: [] })).toBeNull();
  });
});
