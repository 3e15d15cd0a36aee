import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { SelectField } from '../../../templates/components/select-field.tsx';

const options = [
  { value: '1862', label: 'Degerfors' },
  { value: '0513', label: 'Kinda' },
];
const plain = { name: 'municipality', label: 'Kommun', options };

describe('a closed list', () => {
  it('stays as it was filled in', () => {
    const html = render(SelectField({ ...plain, value: '0513' }));
    expect(html).toContain('<option value="0513" selected>Kinda</option>');
    expect(html.match(/ selected/g)).toHaveLength(1);
  });

  it('begins with its empty choice where it has one', () => {
    const html = render(SelectField({ ...plain, blank: 'Välj kommun' }));
    expect(html).toMatch(/<select[^>]*><option value(="")? selected>Välj kommun<\/option>/);
  });

  it('is tied to its problem', () => {
    const html = render(SelectField({ ...plain, problem: 'Välj en kommun.' }));
    expect(html).toContain('aria-describedby="municipality-problem" aria-invalid="true"');
  });
});
