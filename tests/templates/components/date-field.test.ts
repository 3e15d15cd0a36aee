import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { DateField } from '../../../templates/components/date-field.tsx';

describe('a field for a day', () => {
  it('is text with figures on the keyboard, and says back how it was read', () => {
    const html = render(
      DateField({
        name: 'day',
        label: 'Vilken dag?',
        value: '3/12',
        shown: 'torsdag 3 december 2026',
      }),
    );
    expect(html).toContain('type="text" inputmode="numeric"');
    expect(html).toContain('value="3/12"');
    expect(html).toContain('<p data-field="shown" id="day-shown">torsdag 3 december 2026</p>');
    expect(html).toContain('aria-describedby="day-shown"');
  });
});
