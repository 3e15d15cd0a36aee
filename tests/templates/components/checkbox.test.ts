import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Checkbox } from '../../../templates/components/checkbox.tsx';

const box = { name: 'feedback', label: 'Jag vill ha återkoppling' };

describe('a box that stands alone', () => {
  it('is named by its label and sends yes', () => {
    const html = render(Checkbox({ ...box, checked: false }));
    expect(html).toContain('type="checkbox" value="yes" id="feedback" name="feedback"');
    expect(html).toContain('for="feedback">Jag vill ha återkoppling</label>');
  });

  it('keeps its cross and its problem', () => {
    const html = render(Checkbox({ ...box, checked: true, problem: 'Kryssa i rutan.' }));
    expect(html).toContain(' checked');
    expect(html).toContain('aria-describedby="feedback-problem" aria-invalid="true"');
  });
});
