import { describe, expect, it } from 'vitest';
import { decisionRecord } from '../../../api/routes/decisions/decision-schema.ts';

/** As a decision was kept before grounds were chosen and identifiers compared. */
const former = {
  outcome: 'doNotOpen',
  grounds: 'Behovet tillgodoses på annat sätt',
  reasons: 'Skolan har en plan.',
  childsView: 'Vill ha det som det är.',
  bestInterests: 'Att inte utredas i onödan.',
  identifiersChecked: true,
  override: null,
};

describe('a decision from before its grounds were chosen from a list', () => {
  it('is read as it was kept', () => {
    expect(decisionRecord.parse(former)).toEqual(former);
  });

  it('and so is one that was corrected since', () => {
    const grounds = [{ ground: 'otherSupport', text: 'Annat stöd finns', reason: 'Skolan.' }];
    expect(decisionRecord.parse({ ...former, grounds })).toEqual({ ...former, grounds });
  });
});
