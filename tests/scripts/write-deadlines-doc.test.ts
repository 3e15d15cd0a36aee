import { describe, expect, it } from 'vitest';
import { dutyKinds } from '../../domain/areas.ts';
import { legalRules } from '../../domain/law/law.ts';
import { deadlinesDocument } from '../../scripts/write-deadlines-doc.ts';
import { read } from '../helpers/repository.ts';

const document = read('docs/deadlines.md');
const rowsAfter = (heading: string): readonly string[] =>
  (document.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'));

describe('docs/deadlines.md', () => {
  it('is made from the rules', async () => {
    expect(document).toBe(await deadlinesDocument());
  });

  it('has every duty and every provision', () => {
    expect(rowsAfter('Duties')).toHaveLength(dutyKinds.length);
    expect(rowsAfter('Provisions')).toHaveLength(legalRules.length);
  });

  it('asks a jurist about whatever was not read in the statute itself', () => {
    const unsure = legalRules.filter(({ confidence }) => confidence !== 'H');
    const asked = rowsAfter('Provisions').filter((row) => row.includes('confirm with a jurist'));
    expect(asked).toHaveLength(unsure.length);
  });
});
