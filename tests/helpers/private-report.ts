import type { ReportContent } from '../../domain/report/report-content.ts';
import { sampleReport } from './sample-report.ts';

/** A report with something said in every place that takes words. */
export function privateReport(changes: Partial<ReportContent> = {}): ReportContent {
  const plain = sampleReport();
  return {
    ...plain,
    reporter: {
      ...plain.reporter,
      subject: null,
      givenName: 'Ragnhild',
      familyName: 'Privatperson-Prov',
      title: 'granne och körledare',
      unit: 'trapphuset vid Påhittagränden',
      phone: '070-174 06 77',
      email: 'ragnhild.prov@example.se',
      relationToChild: 'körledare i samma trapphus',
      knownChildSince: 'hösten för två år sedan',
    },
    acute: {
      danger: 'yes',
      how: 'Pappan har sagt att pojken inte får gå hem i kväll.',
      phoneContact: { taken: 'yes', at: 'strax efter klockan tio', with: 'jourhavande Hjördis' },
    },
    childNow: { where: 'Hos vaktmästaren Ebbe i slöjdsalen', safeUntil: 'när slöjden slutar' },
    events: [
      {
        what: 'Kom barfota till skolgården i novemberregnet.',
        when: { date: '2026-11-13', note: 'före frukostklubben' },
        source: { kind: 'toldBy', who: 'kamraten Valdemar', when: 'samma förmiddag' },
        childsOwnWords: 'Skorna låstes in i garaget.',
        area: 'basicCare',
      },
    ],
    worry: {
      ...plain.worry,
      whyNow: 'Det är andra gången på en vecka.',
      since: 'skolstarten i augusti',
      mostWorrying: 'Att garaget har ett hänglås på utsidan.',
      ifNothingIsDone: 'Att pojken inte vågar gå hem mer.',
      protectiveFactors: 'Mormodern Gunvor bor två hus bort.',
    },
    child: {
      ...plain.child,
      givenName: 'Ingemar',
      familyName: 'Påhittadsson-Exempel',
      identity: { kind: 'personnummer', value: '20160706-2385' },
      birthDate: '2016-07-06',
      address: 'Påhittagränden 17 B, våning två',
      phone: '070-174 06 88',
      school: { name: 'Hittepåskolan vid ån', class: 'klass fyra gul' },
      language: 'meänkieli hemma',
    },
    guardians: [
      {
        kind: 'parent',
        givenName: 'Torbjörn',
        familyName: 'Påhittadsson-Exempel',
        identity: { kind: 'personnummer', value: '19830131-9995' },
        phone: '070-174 06 89',
        livesWithChild: 'yes',
        language: 'svenska med tolk ibland',
        interpreter: 'no',
      },
    ],
    siblings: {
      answer: 'yes',
      list: [
        {
          givenName: 'Alfhild',
          familyName: 'Påhittadsson-Exempel',
          birthDate: '2018-02-01',
          identity: { kind: 'personnummer', value: '20180201-2391' },
        },
      ],
    },
    informed: {
      child: {
        answer: 'yes',
        by: 'klassföreståndaren Agnetha',
        at: 'på lunchrasten i fredags',
        said: 'Frågade om mormor får veta.',
        reasonIfNot: null,
      },
      guardians: {
        answer: 'no',
        by: null,
        at: null,
        said: null,
        reasonIfNot: 'Ingen har svarat på fyra samtal.',
      },
    },
    more: {
      precautions: 'Vaktmästaren följer pojken mellan husen.',
      schoolMeasures: 'Frukost i skolan sedan tre veckor.',
      otherAgencies: ['habiliteringen i grannkommunen'],
      familysView: 'Pappan tycker att skolan överdriver.',
    },
    ...changes,
  };
}
