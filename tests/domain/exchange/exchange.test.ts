import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportContent } from '../../../api/routes/reports/content-schema.ts';
import type { Bekymringsmelding } from '../../../domain/exchange/bekymringsmelding.ts';
import { exportReport } from '../../../domain/exchange/export.ts';
import { importMessage } from '../../../domain/exchange/import.ts';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import { sampleReport } from '../../helpers/sample-report.ts';

const of = {
  receivedAt: '2026-11-16T09:00:00.000Z',
  municipality: { code: '1862', name: 'Degerfors' },
} as const;

const read = (input: object): ReportContent => ({
  ...reportContent.parse(input),
  attachments: [],
});
const thereAndBack = (content: ReportContent): ReportContent =>
  read(importMessage(exportReport(content, of).message).content);

const word = fc.stringMatching(/^[A-ZÅÄÖa-zåäöéß]{2,12}$/).filter((one) => one !== 'unknown');
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((some) => some.join(' '));
const stated = fc.oneof(words, fc.constant(null), fc.constant('unknown'));
const named = fc.record({ givenName: words, familyName: words });
const maybeNamed = fc.record({ givenName: stated, familyName: stated });
const answer = fc.constantFrom('yes', 'no', 'unknown', 'notAnswered');
const number = fc.constantFrom(
  null,
  { kind: 'personnummer', value: '20150218-2395' },
  { kind: 'personnummer', value: '150218-2395' },
  { kind: 'samordningsnummer', value: '20150278-2390' },
  { kind: 'reserveNumber', value: '28071364498' },
);
const address = fc.constantFrom(
  null,
  'unknown',
  'Provgatan 1',
  'Provgatan 1, Degerfors',
  'c/o Exempel, Provgatan 1, lgh 1101, 2 tr, 693 31 Degerfors',
  'Rådhusgaten 10, 5020 Bergen',
);
/** A reason is given for a *no*, or for what was told all the same. */
const told = fc.record({ answer, reasonIfNot: words }).map(({ answer: said, reasonIfNot }) => ({
  answer: said,
  reasonIfNot: said === 'yes' || said === 'no' ? reasonIfNot : null,
}));

/** What both the report and the message know. */
const known = fc
  .record({
    reporter: fc
      .record({ names: named, title: stated, unit: stated, phone: stated, email: stated })
      .map(({ names, ...more }) => ({ ...names, ...more })),
    events: fc.array(
      words.map((what) => ({ what })),
      { maxLength: 3 },
    ),
    since: stated,
    child: fc
      .record({
        names: maybeNamed,
        identity: number,
        unborn: fc.boolean(),
        address,
        phone: stated,
        language: stated,
        interpreter: answer,
      })
      .map(({ names, ...more }) => ({ ...names, ...more })),
    siblings: fc.array(
      fc
        .record({ names: maybeNamed, identity: number })
        .map(({ names, ...more }) => ({ ...names, ...more, birthDate: null })),
      { maxLength: 2 },
    ),
    guardians: fc.array(
      fc
        .record({ names: maybeNamed, phone: stated })
        .map(({ names, ...more }) => ({ kind: 'parent', ...names, ...more })),
      { minLength: 1, maxLength: 2 },
    ),
    childTold: told,
    guardiansTold: told,
    otherAgencies: fc.array(words, { maxLength: 3 }),
    familysView: stated,
  })
  .map(({ since, siblings, childTold, guardiansTold, otherAgencies, familysView, ...same }) =>
    read({
      ...same,
      municipalityCode: '1862',
      worry: { since },
      siblings: { answer: siblings.length > 0 ? 'yes' : 'notAnswered', list: siblings },
      informed: { child: childTold, guardians: guardiansTold },
      more: { otherAgencies, familysView },
    }),
  );

describe('a report as the Norwegian national message, and back', () => {
  it('is the same in all that both know, whatever they say', () => {
    fc.assert(
      fc.property(known, (content) => {
        expect(thereAndBack(content)).toEqual(content);
        expect(exportReport(content, of).leftOut).toEqual([]);
      }),
    );
  });

  it('names what the message has no place for, and carries the rest', () => {
    const content = read(sampleReport());
    const { leftOut, lacking } = exportReport(content, of);
    expect(lacking).toEqual([]);
    expect(leftOut).toEqual(
      expect.arrayContaining([
        '/acute/danger',
        '/events/0/when/date',
        '/events/0/childsOwnWords',
        '/worry/kinds/0',
        '/child/birthDate',
        '/child/school/name',
      ]),
    );
    for (const at of ['/events/0/what', '/child/givenName', '/reporter/email']) {
      expect(leftOut).not.toContain(at);
    }
  });

  it('says what its schema requires and a report with two names alone does not say', () => {
    const content = read({ reporter: { givenName: 'Anna', familyName: 'Exempel' } });
    expect(exportReport(content, of).lacking).toEqual([
      '/offentligMelder/rolle',
      '/offentligMelder/telefonnummer',
      '/offentligMelder/epost',
      '/offentligMelder/virksomhet/navn',
      '/foresatte',
      '/melding/melding',
    ]);
  });

  it.each([
    ['no', 'Rädd för pappa'],
    ['unknown', null],
    ['notAnswered', null],
  ] as const)('never makes “told” of %s', (said, reasonIfNot) => {
    const content = read({
      ...sampleReport(),
      informed: { child: { answer: said, reasonIfNot }, guardians: {} },
    });
    const { message } = exportReport(content, of);
    expect(message.offentligBarn[0]?.orientert).toBe(false);
    expect(thereAndBack(content).informed.child.answer).toBe(said);
  });
});

const message: Bekymringsmelding = {
  kommunenummer: '1862',
  kommunenavn: 'Degerfors',
  bydelsnummer: '00',
  bydelsnavn: '',
  offentligMelder: {
    personnavn: 'Anna Exempel',
    rolle: 'Lærer',
    telefonnummer: '070-174 06 05',
    epost: 'anna.exempel@example.se',
    virksomhet: {
      navn: 'Prøveskolen',
      adresse: {
        adresselinje1: '',
        adresselinje2: '',
        adresselinje3: '',
        postnummer: '',
        poststed: '',
      },
    },
  },
  offentligBarn: [
    {
      fnr: '28071364498',
      ufoedt: false,
      personnavn: 'Test Barnet',
      telefonnummer: '070-174 06 41',
      adresse: {
        adresselinje1: 'Prøvegata 1',
        adresselinje2: 'H0101',
        adresselinje3: '',
        postnummer: '5020',
        poststed: 'Bergen',
      },
      orientert: false,
      orientertGrunn: 'Synes det er vanskelig.',
    },
  ],
  foresatte: [
    { personnavn: 'Test Foresatt', telefonnummer: '', orientert: true, orientertGrunn: '' },
  ],
  behovForTolk: 'Nei, de snakker norsk',
  andreHjelpeinstanser: 'PPT; helsesykepleier',
  melding: {
    melding: 'Kom uten yttertøy.\n\nSovnet i timen.',
    historie: 'Siden høsten.',
    andreSynspunkter: '',
  },
  sendingstidspunkt: of.receivedAt,
  leveringskanal: 'Fagsystem',
};

describe('the Norwegian national message as a report, and back', () => {
  it('is the same message', () => {
    const { content, leftOut } = importMessage(message);
    expect(exportReport(read(content), of).message).toEqual(message);
    expect(leftOut).toEqual([]);
  });

  it('is about its first child, with the others as siblings', () => {
    const [child] = message.offentligBarn;
    const two = { ...message, offentligBarn: [{ ...child, personnavn: 'Kim Prov' }, child ?? {}] };
    const { content, leftOut } = importMessage(two);
    expect(read(content)).toMatchObject({
      child: { givenName: 'Kim', familyName: 'Prov' },
      siblings: { answer: 'yes', list: [{ givenName: 'Test', familyName: 'Barnet' }] },
    });
    expect(leftOut).toEqual([
      '/offentligBarn/1/telefonnummer',
      '/offentligBarn/1/adresse',
      '/offentligBarn/1/orientert',
    ]);
  });

  it('has told the guardians only when each of them was told, and says that they differ', () => {
    const [one] = message.foresatte;
    const other = { personnavn: 'Robin Prov', orientert: false, orientertGrunn: 'Ikke nådd' };
    const { content, leftOut } = importMessage({ ...message, foresatte: [one ?? {}, other] });
    expect(content.informed.guardians).toMatchObject({ answer: 'no', reasonIfNot: 'Ikke nådd' });
    expect(leftOut).toEqual(['/foresatte']);
  });

  it('may lack whatever its schema requires', () => {
    const bare = {
      offentligMelder: { personnavn: 'Anna Exempel' },
      offentligBarn: [],
      foresatte: [],
    };
    expect(read(importMessage(bare).content)).toMatchObject({
      reporter: { givenName: 'Anna', familyName: 'Exempel' },
      informed: { child: { answer: 'notAnswered' }, guardians: { answer: 'notAnswered' } },
    });
  });
});
