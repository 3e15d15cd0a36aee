import { describe, expect, it } from 'vitest';
import { roles, type Role } from '../../../domain/access/roles.ts';
import { keepsRosterOf } from '../../../domain/people/roster.ts';

const here = { organisationId: 'education-1', unitId: 'school-1' };
const atAnotherUnit = { organisationId: 'education-1', unitId: 'school-2' };
const elsewhere = { organisationId: 'social-1', unitId: 'intake-1' };

const keeps = (role: Role): readonly boolean[] =>
  [here, atAnotherUnit, elsewhere].map((whose) => keepsRosterOf({ role, ...here }, whose));

describe('whose roster a function keeps (routine, the people)', () => {
  it.each<readonly [role: Role, ownUnit: boolean, ownAuthority: boolean, others: boolean]>([
    ['rektor', true, false, false],
    ['ifoChef', true, true, false],
    ['deputyIfoChef', true, true, false],
    ['administrator', true, true, true],
  ])('%s: of the own unit %s, of the own authority %s, of another %s', (role, ...whose) => {
    expect(keeps(role)).toEqual(whose);
  });

  it('and no other function any but her own', () => {
    const keepers: readonly Role[] = ['rektor', 'ifoChef', 'deputyIfoChef', 'administrator'];
    const others = roles.filter((role) => !keepers.includes(role));
    expect(others.flatMap(keeps)).not.toContain(true);
  });
});
