import { describe, expect, it, vi } from 'vitest';
import type * as Ids from '../../../platform/ids.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { stage } from '../../helpers/stage.ts';

/** What is drawn next; afterwards it is left to chance again. */
const draws = vi.hoisted((): string[] => []);
vi.mock('../../../platform/ids.ts', async (original) => {
  const ids = await original<typeof Ids>();
  return { ...ids, newReference: () => draws.shift() ?? ids.newReference() };
});

const { system, life } = await stage();

describe('a public reference that is taken', () => {
  it('is drawn again: chance never costs a report', async () => {
    draws.push('ANM-0000-0001');
    await life.send();
    draws.push('ANM-0000-0001', 'ANM-0000-0001', 'ANM-0000-0002');
    const { id, reference, contentHash } = await life.send();
    expect(reference).toBe('ANM-0000-0002');
    expect(await system.raw('stream').where({ kind: 'report' })).toHaveLength(2);
    const view = await viewContent(system.deps, await system.as('larare.degerfors'), id);
    expect(view).toMatchObject({ reference, contentHash });
  });

  it('by another report of the same sending is drawn again as well', async () => {
    draws.push('ANM-0000-0003', 'ANM-0000-0003', 'ANM-0000-0004');
    const sibling = { givenName: 'Kim', familyName: 'Prov', birthDate: null, identity: null };
    const siblings = { answer: 'yes', list: [sibling] } as const;
    const { reference, links } = await life.send({ ...sampleReport(), siblings });
    expect([reference, ...links.map((link) => link.reference)]).toEqual([
      'ANM-0000-0003',
      'ANM-0000-0004',
    ]);
  });
});
