import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Button, ButtonLink, Buttons } from '../../../templates/components/buttons.tsx';

describe('buttons', () => {
  it('send their form and tell the server which was pressed', () => {
    expect(
      render(Button({ text: 'Spara så länge', kind: 'secondary', name: 'action', value: 'save' })),
    ).toBe(
      '<button class="ds-button" type="submit" name="action" value="save" data-variant="secondary">Spara så länge</button>',
    );
  });

  it('can belong to a form that they stand outside', () => {
    expect(render(Button({ text: 'English', form: 'report' }))).toContain('form="report"');
  });

  it('are links where they lead to a page', () => {
    expect(render(ButtonLink({ href: '/anmal', text: 'Börja anmälan' }))).toBe(
      '<a class="ds-button" href="/anmal">Börja anmälan</a>',
    );
  });

  it('stand together', () => {
    expect(render(Buttons({ children: 'x' }))).toBe('<div class="buttons">x</div>');
  });
});
