import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyHistory, type Verdict } from '../../scripts/verify.ts';
import { viewHistory } from '../../services/trail/history.ts';
import { lifeOf } from '../helpers/living.ts';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';

let system: TestSystem;
let reportId: string;
beforeAll(async () => {
  system = await createTestSystem();
  const life = lifeOf(system);
  reportId = (await life.until('open', 'supplement')).id;
  await life.as('rektor.degerfors').sign(reportId);
});
afterAll(() => system.close());

const verdictFor = async (login: string): Promise<Verdict> => {
  const history = await viewHistory(system.deps, await system.as(login), reportId);
  return verifyHistory(() => Buffer.from(JSON.stringify(history), 'utf8'));
};

describe('a history as the system exports it', () => {
  it('is complete and valid for the auditor', async () => {
    const verdict = await verdictFor('granskare.degerfors');
    expect(verdict).toMatchObject({ valid: true });
    expect(verdict.valid && verdict.lines[0]).toMatch(/^valid: \d+ events, the complete history$/);
    expect(verdict.valid && verdict.lines.slice(4)).toEqual([]);
  });

  it.each(['larare.degerfors', 'ifochef.degerfors'])(
    'is valid for one side, %s, and says how much is withheld',
    async (login) => {
      const verdict = await verdictFor(login);
      expect(verdict).toMatchObject({ valid: true });
      expect(verdict.valid && verdict.lines[0]).toMatch(/ events, the history of one side$/);
      expect(verdict.valid && verdict.lines.slice(4).join('\n')).toMatch(
        /of the other side withheld/,
      );
    },
  );
});
