import { expect, it } from 'vitest';
import { haveFallen, weeksBefore } from '../../../domain/waking/fallen-reports.ts';

it.each<readonly [usual: number, lastWeek: number, fallen: boolean]>([
  [4, 0, true],
  [4, 1, false],
  [20, 4, true],
  [20, 5, false],
  [20, 60, false],
  // One in a fortnight can be none in a week by chance.
  [3, 0, false],
  [0, 0, false],
])('%i reports a week and then %i: fallen %s', (usual, lastWeek, fallen) => {
  expect(haveFallen({ lastWeek, before: usual * weeksBefore })).toBe(fallen);
});
