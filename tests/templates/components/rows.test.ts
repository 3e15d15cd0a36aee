import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Row } from '../../../templates/components/rows.tsx';

describe('one of several alike', () => {
  const row = { id: 'handelse-3', legend: 'Händelse 3', children: 'fält' };

  it('is a fieldset with its number, which one can be sent back to', () => {
    expect(render(Row(row))).toBe(
      '<fieldset class="ds-fieldset row" id="handelse-3" tabindex="-1"><legend>Händelse 3</legend>fält</fieldset>',
    );
  });

  it('is taken away by a button that names it', () => {
    const html = render(
      Row({ ...row, remove: { text: 'Ta bort händelse 3', name: 'remove', value: '3' } }),
    );
    expect(html).toMatch(/type="submit" name="remove" value="3"[^>]*>Ta bort händelse 3</);
  });
});
