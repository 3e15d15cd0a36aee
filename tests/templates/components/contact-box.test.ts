import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ContactBox } from '../../../templates/components/contact-box.tsx';

describe('the contact box', () => {
  const heading = 'Är ett barn i fara just nu?';

  it('is a section named by its heading', () => {
    const html = render(ContactBox({ id: 'call', heading, lines: [] }));
    expect(html).toContain('aria-labelledby="call"><h2 id="call">Är ett barn i fara just nu?</h2>');
  });

  it.each([
    ['112', 'tel:112'],
    ['031-390 06 00', 'tel:0313900600'],
    ['+46 31-390 06 00', 'tel:+46313900600'],
  ])('dials %s', (number, href) => {
    expect(render(ContactBox({ heading, lines: [{ number }] }))).toContain(
      `<a href="${href}">${number}</a>`,
    );
  });

  it.each([
    ['.', 'Ring <a href="tel:112">112</a>.'],
    ['vid akut fara.', 'Ring <a href="tel:112">112</a> vid akut fara.'],
  ])('writes what follows a number as one sentence: %s', (after, sentence) => {
    expect(
      render(ContactBox({ heading, lines: [{ before: 'Ring', number: '112', after }] })),
    ).toContain(`<p>${sentence}</p>`);
  });

  it.each(['Öppet nu.', 'Stängt nu. Öppnar i morgon, tisdag, kl. 08.00.'])(
    'says in words: %s',
    (standing) => {
      expect(render(ContactBox({ heading, lines: [], standing }))).toContain(
        `<strong>${standing}</strong>`,
      );
    },
  );

  it('says the same without a number where none is configured', () => {
    const html = render(ContactBox({ heading, lines: [{ before: 'Numret är inte angivet.' }] }));
    expect(html).toContain('<p>Numret är inte angivet. </p>');
    expect(html).not.toContain('<a');
  });
});
