import { describe, expect, it } from 'vitest';
import { oddAnswers } from '../../../domain/report/odd-answers.ts';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import { typedIdentity } from '../../../domain/report/typed-identity.ts';
import { sampleReport } from '../../helpers/sample-report.ts';

const at = '2026-11-23T08:00:00.000Z';
const sample = sampleReport();
const [event] = sample.events;
const [guardian] = sample.guardians;

type Stated = Partial<ReportContent>;
const child = (change: Partial<ReportContent['child']>): Stated => ({
  child: { ...sample.child, ...change },
});
const happened = (date: string | null): Stated => ({
  events: event ? [{ ...event, when: { date, note: null } }] : [],
});

const odd = (changes: Stated): readonly string[] =>
  oddAnswers({ ...sample, ...changes }, at).map(({ field, is }) => `${field} ${is}`);

describe('odd answers of a report', () => {
  it.each([
    ['a whole report has none', {}, []],
    ['what is not answered is not odd', child({ identity: null, birthDate: null }), []],
    ['nor is what nobody knows', child({ birthDate: 'unknown' }), []],
    [
      'a check digit that is wrong',
      child({ identity: typedIdentity('20150218-2390') }),
      ['child.identity number'],
    ],
    [
      'a number that is too short',
      child({ identity: typedIdentity('150218-239') }),
      ['child.identity number'],
    ],
    ['no check digit is asked of a case number', child({ identity: typedIdentity('Dnr 14') }), []],
    [
      'a birth date that the number contradicts',
      child({ birthDate: '2015-02-19' }),
      ['child.birthDate numberAndBirthDate'],
    ],
    [
      'a birth date that is to come',
      child({ identity: null, birthDate: '2027-02-19' }),
      ['child.birthDate notCome'],
    ],
    [
      'a child who is not born yet has it to come',
      child({ identity: null, birthDate: '2027-02-19', unborn: true }),
      [],
    ],
    ['an event that is to come', happened('2026-11-24'), ['events.0.when.date notCome']],
    ['an event of today', happened('2026-11-23'), []],
    ['a date that is none', happened('i höstas'), ['events.0.when.date noDate']],
    [
      'a guardian and a sibling',
      {
        guardians: guardian ? [{ ...guardian, identity: typedIdentity('19821216-9850') }] : [],
        siblings: {
          answer: 'yes',
          list: [
            {
              givenName: 'Lo',
              familyName: null,
              birthDate: '31 februari',
              identity: typedIdentity('1'),
            },
          ],
        },
      },
      [
        'guardians.0.identity number',
        'siblings.list.0.identity number',
        'siblings.list.0.birthDate noDate',
      ],
    ],
  ] as const)('%s', (_, changes: Stated, expected) => {
    expect(odd(changes)).toEqual(expected);
  });
});

describe('a number as somebody typed it', () => {
  it.each([
    ['20150218-2395', 'personnummer'],
    ['150218 2395', 'personnummer'],
    ['20150218', 'personnummer'],
    ['20150278-2394', 'samordningsnummer'],
    ['150278-2394', 'samordningsnummer'],
    ['20150218-TF12', 'reserveNumber'],
    ['Dnr 2026/14', 'caseNumber'],
  ] as const)('%s is taken for a %s, and kept as it was typed', (value, kind) => {
    expect(typedIdentity(` ${value} `)).toEqual({ kind, value });
  });
});
