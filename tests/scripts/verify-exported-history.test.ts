import { describe, expect, it } from 'vitest';
import { verifyHistory, type Verdict } from '../../scripts/verify.ts';
import { viewHistory } from '../../services/trail/history.ts';
import { wholeHistory } from '../helpers/whole-history.ts';
import { stage } from '../helpers/stage.ts';

const { system, life } = await stage();
const { id: reportId } = await life.until('open', 'supplement');
await life.as('rektor.degerfors').sign(reportId);

const verdictFor = async (login: string): Promise<Verdict> => {
  const history = viewHistory(system.deps, await system.as(login), reportId);
  const text = JSON.stringify(await wholeHistory(history));
  return verifyHistory(() => Buffer.from(text, 'utf8'));
};

describe('a history as the system exports it', () => {
  it('is complete and valid for the auditor', async () => {
    const verdict = await verdictFor('granskare.degerfors');
    expect(verdict).toMatchObject({ valid: true });
    expect(verdict.valid && verdict.lines[0]).toMatch(/^valid: \d+ events, the complete history$/);
    expect(verdict.valid && verdict.lines.slice(3).map((line) => line.split(':')[0])).toEqual([
      'lane both',
      'lane sender',
      'lane receiver',
      'lane auditor',
    ]);
  });

  it.each([
    ['larare.degerfors', 'sender'],
    ['ifochef.degerfors', 'receiver'],
  ])('is for %s whole as well, without a hash of the other side', async (login, side) => {
    const verdict = await verdictFor(login);
    expect(verdict).toMatchObject({ valid: true });
    expect(verdict.valid && verdict.lines[0]).toMatch(
      new RegExp(`^valid: \\d+ events, all that the ${side}’s side may see$`),
    );
    expect(verdict.valid && verdict.lines.slice(3).map((line) => line.split(':')[0])).toEqual([
      'lane both',
      `lane ${side}`,
    ]);
  });
});
