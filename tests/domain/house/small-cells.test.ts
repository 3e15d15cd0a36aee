import { describe, expect, it } from 'vitest';
import { shownCounts } from '../../../domain/house/small-cells.ts';

describe('the counts of a term (routine §11)', () => {
  it.each([
    ['all of them are shown from five on', [23, 12, 7], [23, 12, 7]],
    ['four and fewer are hidden', [4, 4, 4], [null, null, null]],
    ['none is hidden as well', [0, 0, 0], [null, null, null]],
    ['five are not', [5, 5, 5], [5, 5, 5]],
    ['a part is hidden whose rest is under five', [23, 12, 8], [23, 12, null]],
    ['and shown where there is no rest', [23, 12, 12], [23, 12, 12]],
    ['a part under five is hidden, its whole is not', [23, 12, 4], [23, 12, null]],
  ])('%s', (_, [reports = 0, followUps = 0, followUpsInTime = 0], shown) => {
    const counts = shownCounts({ reports, followUps, followUpsInTime });
    expect([counts.reports, counts.followUps, counts.followUpsInTime]).toEqual(shown);
  });

  it('never let a cell from one to four be told, nor be worked out', () => {
    for (let followUps = 0; followUps < 20; followUps += 1) {
      for (let inTime = 0; inTime <= followUps; inTime += 1) {
        const shown = shownCounts({ reports: 0, followUps, followUpsInTime: inTime });
        if (shown.followUpsInTime === null || shown.followUps === null) continue;
        expect(inTime).toBeGreaterThanOrEqual(5);
        const rest = shown.followUps - shown.followUpsInTime;
        expect(rest === 0 || rest >= 5).toBe(true);
      }
    }
  });
});
