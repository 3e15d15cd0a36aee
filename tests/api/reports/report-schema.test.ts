import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import { hasConcern } from '../../../domain/report/concern.ts';
import { type keptReport, reportContent } from '../../../api/routes/reports/content-schema.ts';
import { sentExample } from '../../../api/routes/reports/examples.ts';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import type { StatedReport } from '../../../services/reports/send-report.ts';
import { caseFile, sampleReport } from '../../helpers/sample-report.ts';

const minimal = { reporter: { givenName: 'Anna', familyName: 'Exempel' } };
const parsed = (change: object): StatedReport => reportContent.parse({ ...minimal, ...change });

const cases = readdirSync(new URL('../../cases/', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''))
  .filter((name) => !caseFile(name).told);

describe('what a reporter may send', () => {
  it('is the content that the domain knows, no more and no less', () => {
    expectTypeOf<z.output<typeof keptReport>>().toExtend<ReportContent>();
    expectTypeOf<z.output<typeof reportContent>>().toExtend<StatedReport>();
    expectTypeOf<ReportContent>().toExtend<z.input<typeof keptReport>>();
    const whole = sampleReport();
    expect(reportContent.parse(whole)).toEqual(whole);
  });

  it.each(cases)('takes the whole case %s and changes no word of it', (name) => {
    const { report } = caseFile(name);
    const content = reportContent.parse(report);
    expect(content).toMatchObject(report as object);
    expect(hasConcern(content)).toBe(true);
  });

  it('takes the example of its own document', () => {
    expect(reportContent.safeParse(sentExample).success).toBe(true);
  });

  it('takes two names alone; everything left out is not answered or empty', () => {
    const content = reportContent.parse(minimal);
    expect(content).toMatchObject({
      schemaVersion: 1,
      acute: { danger: 'notAnswered', how: null, phoneContact: { taken: 'notAnswered' } },
      childNow: { where: null, safeUntil: null, municipalityCode: null },
      events: [],
      worry: { kinds: [], suspected: [], whyNow: null },
      child: { givenName: null, identity: null, unborn: false, protectedIdentity: 'notAnswered' },
      guardians: [],
      siblings: { answer: 'notAnswered', list: [] },
      informed: { child: { answer: 'notAnswered' }, guardians: { answer: 'notAnswered' } },
      jointMeeting: { reporterWillAttend: 'notAnswered' },
      feedback: { wanted: true },
      coSigning: { exclude: [] },
      attachments: [],
    });
  });

  it('has the same members when nothing is stated as when everything is', () => {
    const names = (value: unknown): unknown =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, names(inner)]))
        : '';
    const { child: _, ...whole } = names(sampleReport()) as Record<string, unknown>;
    expect(names(reportContent.parse(minimal))).toMatchObject(whole);
  });

  it.each([
    ['a wrong check digit', { child: { identity: { kind: 'personnummer', value: 'vet ej' } } }],
    ['an impossible date', { child: { birthDate: '2026-02-31' } }],
    ['an unknown municipality', { municipalityCode: '9999' }],
    ['an event without a word', { events: [{}] }],
    ['other scripts, emoji and half a surrogate pair', { worry: { whyNow: 'ሰላም 🙂 \ud83d' } }],
  ])('keeps %s as stated: content stops no report (routine §1.2)', (_, change) => {
    expect(parsed(change)).toMatchObject(change);
  });

  it.each([
    ['an unknown property', { colour: 'red' }, ['colour']],
    ['an unknown property further in', { child: { shoeSize: 34 } }, ['child', 'shoeSize']],
    ['a property of Object', JSON.parse('{"__proto__": {"x": 1}}'), ['__proto__']],
    ['a kind of worry that is none of ours', { worry: { kinds: ['sad'] } }, ['worry', 'kinds', 0]],
    ['an answer of another kind', { acute: { danger: true } }, ['acute', 'danger']],
    ['an attachment without its id', { attachments: [{}] }, ['attachments', 0, 'id']],
    [
      'more attachments than one report brings',
      { attachments: Array.from({ length: 21 }, () => ({ id: randomUUID() })) },
      ['attachments'],
    ],
    ['another version of the format', { schemaVersion: 2 }, ['schemaVersion']],
    [
      'a function that cannot be excluded, which would be asked after all',
      { coSigning: { exclude: ['skolskötare'] } },
      ['coSigning', 'exclude', 0],
    ],
    ['a list of 51', { guardians: Array.from({ length: 51 }, () => ({})) }, ['guardians']],
    ['a blank name of the reporter', { reporter: { givenName: ' ', familyName: 'Test' } }, []],
    ['no name of the reporter', { reporter: { familyName: 'Test' } }, ['reporter', 'givenName']],
  ])('refuses the form, not the content: %s', (_, change: object, path) => {
    const result = reportContent.safeParse({ ...minimal, ...change });
    expect(result.success).toBe(false);
    const issue = result.error?.issues[0];
    const keys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
    expect([...(issue?.path ?? []), ...keys]).toEqual(expect.arrayContaining(path));
  });
});

describe('one word of concern', () => {
  it.each([
    ['a kind of worry', { worry: { kinds: ['bullying'] } }],
    ['a kind of worry that one does not know', { worry: { kinds: ['unknown'] } }],
    ['an acute yes', { acute: { danger: 'yes' } }],
    ['an acute vet inte', { acute: { danger: 'unknown' } }],
    ['an event', { events: [{ what: 'Grät på rasten.' }] }],
    ['what somebody told', { events: [{ source: { kind: 'toldBy', who: 'grannen' } }] }],
    ['whom somebody suspects', { worry: { suspected: ['unknown'] } }],
    ['a sentence', { worry: { mostWorrying: 'Att ingen svarar hemma.' } }],
  ])('is %s', (_, change) => {
    expect(hasConcern(parsed(change))).toBe(true);
  });

  it.each([
    ['nothing', {}],
    ['an acute no', { acute: { danger: 'no' } }],
    ['the answer that there is no worry', { worry: { kinds: ['none'] } }],
    ['blanks', { worry: { whyNow: '  \n' }, events: [{ what: ' ' }] }],
    ['who the child is', { child: { givenName: 'Kim', familyName: 'Påhittad' } }],
    ['what protects the child', { worry: { protectiveFactors: 'En farmor.' } }],
  ])('is not %s', (_, change) => {
    expect(hasConcern(parsed(change))).toBe(false);
  });
});
