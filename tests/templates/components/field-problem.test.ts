import { describe, expect, it } from 'vitest';
import { problemAt } from '../../../templates/components/field-problem.ts';

describe('the problem at a field', () => {
  const problems = [
    { field: 'day', text: 'Skriv datumet så här: 2026-12-03.' },
    { field: 'day', text: 'Skriv en dag som har varit.' },
  ];

  it('is the first that names it', () => {
    expect(problemAt(problems, 'day')).toBe('Skriv datumet så här: 2026-12-03.');
  });

  it('is none where none names it', () => {
    expect(problemAt(problems, 'reasons')).toBeUndefined();
  });
});
