import { describe, expect, it } from 'vitest';
import type { ThreeWay } from '../../../domain/report/report-content.ts';
import { costOfDeed } from '../../../domain/acting/cost.ts';
import { costOfReport } from '../../../domain/reports/report-cost.ts';
import { sampleReport } from '../../helpers/sample-report.ts';

const siblings = (count: number, givenName: string | null = 'Kim') => ({
  answer: 'yes' as const,
  list: Array.from({ length: count }, () => ({
    givenName,
    familyName: null,
    birthDate: null,
    identity: null,
  })),
});
const danger = (answer: ThreeWay) => ({ ...sampleReport().acute, danger: answer });

describe('what a deed costs', () => {
  it('is what it says, in whole kilobytes, and what any deed writes', () => {
    expect(costOfDeed(0)).toEqual({ kilobytes: 5, refusable: true });
    expect(costOfDeed(3_001)).toEqual({ kilobytes: 9, refusable: true });
  });

  it('is more for a report, by its letters', () => {
    expect(costOfReport(sampleReport(), 3_000).kilobytes).toBe(28);
  });

  it('is counted once for each report that a sending makes: fifty siblings cost fifty-one times', () => {
    const one = costOfReport(sampleReport(), 239_000).kilobytes;
    const many = costOfReport(sampleReport({ siblings: siblings(50) }), 239_000).kilobytes;
    expect(many).toBe(51 * one);
  });

  it('is not counted for siblings of whom nothing is known, who get no report', () => {
    const unknown = sampleReport({ siblings: siblings(50, null) });
    expect(costOfReport(unknown, 3_000)).toEqual(costOfReport(sampleReport(), 3_000));
  });

  it('is at most what the smallest allowed quota holds, so that no report is refused for ever', () => {
    const largest = costOfReport(sampleReport({ siblings: siblings(50) }), 256 * 1024);
    expect(largest.kilobytes).toBeLessThanOrEqual(15_000);
  });
});

it.each([
  ['yes', false],
  ['unknown', false],
  ['no', true],
  ['notAnswered', true],
] as const)('a report that answers %s on acute danger can be refused: %s', (answer, refusable) => {
  expect(costOfReport(sampleReport({ acute: danger(answer) }), 3_000).refusable).toBe(refusable);
});
