import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { dutyKinds, dutyRules, ruleVersion } from '../../../domain/areas.ts';
import type { DutyKind } from '../../../domain/kinds.ts';
import { settingDefaults } from '../../../domain/settings/settings.ts';

/** A short name for all from which the dates of a kind of duty follow. */
const digestOf = (kind: DutyKind): string => {
  const { from, due, dueAtOnce, dueSince, rungs } = dutyRules[kind];
  const dates = [
    from,
    due(settingDefaults.service),
    dueAtOnce,
    dueSince,
    rungs.map(({ at }) => at),
  ];
  return createHash('sha256').update(JSON.stringify(dates)).digest('hex').slice(0, 8);
};

/**
 * Open duties learn of a corrected entry by its version alone. Whoever corrects one raises its
 * version, and changes its line here; a new kind of duty gets a line.
 */
const known: Readonly<Record<DutyKind, readonly [version: number, dates: string]>> = {
  openReport: [2, '54c19f18'],
  assessProtection: [2, '0be96c98'],
  openInvestigation: [2, '37b259c3'],
  policeReport: [2, '70cec37a'],
  forwardReport: [2, 'd124d479'],
  decideOnInvestigation: [2, '9c804c9c'],
  informConcerned: [2, 'd124d479'],
  reviewPostponedInformation: [2, 'ee8833fa'],
  giveFeedback: [2, '70064e41'],
  coSign: [2, 'b722d6be'],
  sendWrittenReport: [2, 'fffec2c0'],
  readSupplement: [2, '91d5035b'],
  undeliveredLetter: [2, '3e3a93bc'],
  proposeMeetingTimes: [2, '79e05dfa'],
  holdJointMeeting: [2, '2862b620'],
  holdFollowUpMeeting: [2, '6dc592d2'],
  agreedChange: [2, '8fb3b607'],
  acceptHandOver: [2, '56ceadac'],
  followUpForm: [2, '506e8e99'],
  answerConsultation: [2, '00e7e7f7'],
  reassign: [2, '3e3a93bc'],
  reviewLog: [2, '06422829'],
  explainDifference: [2, 'd4fbd7a3'],
  termMeeting: [2, 'f0b085a3'],
};

it('an entry of the table of duties whose dates change has another version', () => {
  const now = dutyKinds.map((kind) => [kind, [ruleVersion(kind), digestOf(kind)]]);
  expect(Object.fromEntries(now)).toEqual(known);
});
