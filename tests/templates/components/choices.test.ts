import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Checkboxes, Radios } from '../../../templates/components/choices.tsx';

const choices = [
  { value: 'yes', label: 'Ja' },
  { value: 'no', label: 'Nej', hint: 'Skriv varför.' },
];
const question = { name: 'need', label: 'Behövs skydd?', choices };
const dontKnow = { value: 'unknown', label: 'Vet inte' };

describe('a question with one answer', () => {
  it('is a fieldset that the error summary can lead to, with the question as legend', () => {
    const html = render(Radios(question));
    expect(html).toMatch(/^<fieldset class="ds-fieldset" id="need" tabindex="-1">/);
    expect(html).toContain('<legend class="ds-label">Behövs skydd?</legend>');
  });

  it('is not answered beforehand', () => {
    expect(render(Radios({ ...question, dontKnow }))).not.toContain(' checked');
  });

  it('has vet inte last', () => {
    const values = [...render(Radios({ ...question, dontKnow })).matchAll(/ value="(\w+)"/g)];
    expect(values.map(([, value]) => value)).toEqual(['yes', 'no', 'unknown']);
  });

  it('keeps its answer, and names each choice by its own label', () => {
    const html = render(Radios({ ...question, value: 'no' }));
    expect(html).toMatch(/id="need-no"[^>]* checked/);
    expect(html.match(/ checked/g)).toHaveLength(1);
    for (const id of ['need-yes', 'need-no']) expect(html).toContain(`for="${id}"`);
    expect(html).toContain('aria-describedby="need-no-hint"');
  });

  it('says at the question what to do, and marks the choices', () => {
    const html = render(Radios({ ...question, hint: 'Före kontakt.', problem: 'Välj ett svar.' }));
    expect(html).toContain('tabindex="-1" aria-describedby="need-hint need-problem"');
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(2);
  });
});

describe('a question with any number of answers', () => {
  it('keeps all of them under one name', () => {
    const html = render(Checkboxes({ ...question, dontKnow, values: ['yes', 'unknown'] }));
    expect(html.match(/type="checkbox"/g)).toHaveLength(3);
    expect(html.match(/ name="need"/g)).toHaveLength(3);
    expect(html.match(/ checked/g)).toHaveLength(2);
  });
});
