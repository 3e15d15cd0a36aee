import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { TextField } from '../../../templates/components/text-field.tsx';

const plain = { name: 'child.name', label: 'Förnamn' };

describe('a field of one line', () => {
  it('is named by its label, and empty when nothing was written', () => {
    const html = render(TextField(plain));
    expect(html).toContain('<label class="ds-label" for="child-name">Förnamn</label>');
    expect(html).toContain('id="child-name" name="child.name"');
    expect(html).not.toMatch(/aria-describedby|aria-invalid|required/);
  });

  it('is described by hint, reading, warning and problem, in that order', () => {
    const html = render(
      TextField({
        ...plain,
        hint: 'Det du vet.',
        shown: 'Vera',
        warning: 'Udda.',
        problem: 'Skriv.',
      }),
    );
    expect(html).toContain(
      'aria-describedby="child-name-hint child-name-shown child-name-warning child-name-problem"',
    );
    for (const note of ['hint', 'shown', 'warning', 'problem'])
      expect(html).toContain(` id="child-name-${note}">`);
    expect(html).toContain('aria-invalid="true"');
  });

  it('is not in error for a warning', () => {
    expect(render(TextField({ ...plain, warning: 'Du kan skicka ändå.' }))).not.toContain(
      'aria-invalid',
    );
  });

  it('says what to do before one comes to the input', () => {
    const html = render(TextField({ ...plain, problem: 'Skriv ditt namn.' }));
    expect(html.indexOf('Skriv ditt namn.')).toBeLessThan(html.indexOf('<input'));
  });

  it('keeps what was typed, quotes and marks included', () => {
    const html = render(TextField({ ...plain, value: '"><script>alert(1)</script>' }));
    expect(html).toContain('value="&quot;>&lt;script>alert(1)&lt;/script>"');
  });

  it('lets no browser fill in one person for another unless told which', () => {
    expect(render(TextField(plain))).toContain('autocomplete="off"');
    expect(render(TextField({ ...plain, autoComplete: 'given-name' }))).toContain(
      'autocomplete="given-name"',
    );
  });
});
