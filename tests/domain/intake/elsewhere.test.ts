import { describe, expect, it } from 'vitest';
import { isOurs } from '../../../domain/access/decide.ts';
import { permissions } from '../../../domain/areas.ts';
import { suggestedWhereabouts } from '../../../domain/intake/elsewhere.ts';
import type { Action } from '../../../domain/kinds.ts';
import { elsewhereGrounds } from '../../../domain/report/status.ts';
import { sampleReport } from '../../helpers/sample-report.ts';

const { child, guardians } = sampleReport();
const [guardian] = guardians;
const livingIn = (homeMunicipalityCode: string | null) => ({
  child: { ...child, homeMunicipalityCode },
  guardians,
});
const placed = [{ ...guardian!, kind: 'placedHome' as const }];

describe('what a report suggests of the municipality that answers for the child', () => {
  it.each([
    ['a home here', livingIn('1862'), null],
    ['no stated home', livingIn(null), null],
    ['vet inte', livingIn('unknown'), null],
    ['a home elsewhere', livingIn('0561'), { ground: 'livesElsewhere', municipalityCode: '0561' }],
    [
      'a home that it was placed in, here',
      { ...livingIn('1862'), guardians: placed },
      { ground: 'placedByOther', municipalityCode: null },
    ],
    [
      'a home that it was placed in, with its own elsewhere',
      { ...livingIn('1883'), guardians: placed },
      { ground: 'placedByOther', municipalityCode: '1883' },
    ],
  ] as const)('%s', (_, content, suggested) => {
    expect(suggestedWhereabouts(content, '1862')).toEqual(suggested);
  });
});

/** By hand from routine §3.4: steps of the preliminary assessment, which are the other's to take. */
const theirs: readonly Action[] = [
  'case.register',
  'note.take',
  'contact.lift',
  'consent.record',
  'meeting.plan',
  'decision.make',
  'decision.propose',
  'decision.extend',
  'form.choose',
];

describe('what is done here for a child whom another municipality answers for', () => {
  const actions = Object.keys(permissions) as Action[];

  it.each(elsewhereGrounds)('is all but the preliminary assessment: %s', (ground) => {
    const refused = actions.filter((action) => !isOurs(action, ground));
    const covering: readonly Action[] = ground === 'movedAway' ? [] : ['decision.cover'];
    expect(refused.toSorted()).toEqual([...theirs, ...covering].toSorted());
  });

  it('is everything for a child of this municipality', () => {
    expect(actions.filter((action) => !isOurs(action, null))).toEqual([]);
  });
});
