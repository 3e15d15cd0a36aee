import type { AgencyKind } from '../report/report-content.ts';
import { hasReportingDuty } from '../report/reporting-duty.ts';
import { type Instant, localDate, type LocalDate } from '../calendar/time.ts';

/** H: the statute's text was read. M: read second-hand, or with an open point. L: an inference. */
export type Confidence = 'H' | 'M' | 'L';

/** One provision under one act, on the days it is in force, both included. */
export type LegalRule = {
  readonly id: LegalRuleId;
  readonly act: string;
  /** Null where the act is known but its section has not been read. */
  readonly section: string | null;
  /** For older acts the earliest day this system vouches for. */
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly source: string;
  /** That of the weakest of text, section and dates. */
  readonly confidence: Confidence;
};

type Provision = Omit<LegalRule, 'id'>;
type Act = Pick<LegalRule, 'act' | 'source'>;

const sfs = (act: string, number: string): Act => ({
  act,
  source: `https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/sfs-${number}`,
});

const oldSol = sfs('SoL (2001:453)', '2001-453');
const newSol = sfs('SoL (2025:400)', '2025-400');
const osl = sfs('OSL (2009:400)', '2009-400');
const fl = sfs('FL (2017:900)', '2017-900');
const schoolAct = sfs('skollagen (2010:800)', '2010-800');
const timeAct = sfs('lag (1930:173)', '1930-173');
const holidayAct = sfs('lag (1989:253)', '1989-253');
const solPul: Act = { act: 'SoLPuL (2001:454)', source: 'https://lagen.nu/prop/2022/23:131' };
const violence2014: Act = {
  act: 'SOSFS 2014:4',
  source:
    'https://www.hsan.se/kunskapsstod-och-regler/regler-och-riktlinjer/foreskrifter-och-allmanna-rad/konsoliderade-foreskrifter/20144-om-vald-i-nara-relationer/',
};
const violence2022: Act = {
  act: 'HSLF-FS 2022:39',
  source:
    'https://kunskapsguiden.se/omraden-och-teman/vald-och-fortryck/vald-i-nara-relationer/socialtjanstens-ansvar/',
};

/**
 * First day in force of lag (2025:1501) and its sister acts. They were read in force in February
 * 2026; the day itself is inferred.
 */
const strongerProtectionFrom = '2026-01-01';

type Terms = { readonly from: LocalDate; readonly to?: LocalDate; readonly confidence: Confidence };

function provision(act: Act, section: string | null, { from, to, confidence }: Terms): Provision {
  return { ...act, section, validFrom: from, validTo: to ?? null, confidence };
}

/**
 * A section of the old act, from lag (2012:776) on: older wordings govern no report in this system.
 */
const old = (section: string, confidence: Confidence = 'H'): Provision =>
  provision(oldSol, section, { from: '2013-01-01', to: '2025-06-30', confidence });

const current = (section: string, confidence: Confidence = 'H'): Provision =>
  provision(newSol, section, { from: '2025-07-01', confidence });

const strongerProtection = (act: Act, section: string): Provision =>
  provision(act, section, { from: strongerProtectionFrom, confidence: 'L' });

const secrecyAct = (section: string, confidence: Confidence): Provision =>
  provision(osl, section, { from: '2009-06-30', confidence });

const provisions = {
  reportingDuty: [old('14 kap. 1 §'), current('19 kap. 1 §')],
  publicsReport: [old('14 kap. 1 c §'), current('19 kap. 4 §')],
  child: [old('1 kap. 2 §'), current('3 kap. 1 §')],
  bestInterestsOfTheChild: [old('1 kap. 2 §'), current('3 kap. 1 §')],
  childsViews: [old('11 kap. 10 §'), current('3 kap. 3 §')],
  childsOwnStanding: [old('11 kap. 10 §'), current('3 kap. 4 §')],
  receipt: [provision(fl, '22 §', { from: '2018-07-01', confidence: 'M' })],
  /** A decision states its reasons. */
  reasonsForDecision: [provision(fl, '32 §', { from: '2018-07-01', confidence: 'M' })],
  registration: [secrecyAct('5 kap. 1 §', 'H')],
  protectionAssessment: [old('11 kap. 1 a §'), current('20 kap. 1 §')],
  /** The old act had no duty to keep the assessment in the child's own file. */
  protectionAssessmentInChildFile: [current('20 kap. 1 §')],
  decisionOnInvestigation: [old('11 kap. 1 a §'), current('20 kap. 2 §')],
  openingWithoutDelay: [old('11 kap. 1 §'), current('14 kap. 2 §')],
  openingAtViolence: [
    provision(violence2014, '6 kap. 1 §', {
      from: '2014-10-01',
      to: '2022-10-31',
      confidence: 'M',
    }),
    provision(violence2022, null, { from: '2022-11-01', confidence: 'M' }),
  ],
  policeReport: [secrecyAct('10 kap. 21 §', 'M')],
  informationToConcerned: [old('11 kap. 2 § tredje stycket'), current('20 kap. 4 §')],
  feedback: [old('14 kap. 1 b §'), current('19 kap. 6 §')],
  /**
   * Feedback is due one week after the decision; before this rule neither act had a last day for
   * it.
   */
  feedbackWithinAWeek: [strongerProtection(newSol, '19 kap. 6 §')],
  feedbackDespiteSecrecy: [
    provision(osl, '26 kap. 9 a §', { from: '2013-01-01', confidence: 'L' }),
  ],
  jointMeeting: [old('14 kap. 1 a §'), current('19 kap. 5 §')],
  forwarding: [old('2 a kap. 10 §', 'L'), current('29 kap. 10 §', 'M')],
  /** A duty to give information, as that to report, breaks the secrecy of whoever has it. */
  dutyBreaksSecrecy: [secrecyAct('10 kap. 28 §', 'H')],
  disclosureByConsent: [secrecyAct('10 kap. 1 §', 'M')],
  consentToDisclosure: [secrecyAct('12 kap. 2 §', 'M')],
  /** The chapter: its first two sections were read. */
  secrecyInSchools: [secrecyAct('23 kap.', 'H')],
  secrecyInPupilHealth: [secrecyAct('25 kap. 1 §', 'H')],
  /** OSL does not bind independent schools; earlier wordings of their duty of silence were not read. */
  silenceInIndependentSchools: [strongerProtection(schoolAct, '29 kap. 14 §')],
  secrecyInSocialServices: [secrecyAct('26 kap. 1 §', 'H')],
  secrecyAtReporter: [strongerProtection(osl, '40 kap. 7 g §')],
  logControl: [provision(solPul, '10 §', { from: '2024-03-01', confidence: 'M' })],
  disposal: [old('12 kap. 1 §'), current('16 kap. 1 §')],
  disposalOfChildFile: [strongerProtection(newSol, '16 kap. 2 a §')],
  preservationForResearch: [old('12 kap. 2 §'), current('16 kap. 4 §')],
  weeksAndMonths: [provision(timeAct, '1 §', { from: '1930-07-01', confidence: 'H' })],
  sundayRule: [provision(timeAct, '2 §', { from: '2005-04-01', confidence: 'M' })],
  publicHolidays: [provision(holidayAct, '1 §', { from: '1990-01-01', confidence: 'M' })],
} as const satisfies Readonly<Record<string, readonly Provision[]>>;

export type LegalRuleId = keyof typeof provisions;

export function isLegalRule(id: string): id is LegalRuleId {
  return id in provisions;
}

/** Every rule under every act, grouped by rule, the older act first. */
export const legalRules: readonly LegalRule[] = Object.keys(provisions)
  .filter(isLegalRule)
  .flatMap((id) => provisions[id].map((each) => ({ id, ...each })));

/** The rule on that day, or undefined when none was in force. Throws RangeError when it is no date. */
export function findRule(id: LegalRuleId, date: LocalDate): LegalRule | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`Not a local date: ${date}`);
  return legalRules.find(
    (rule) =>
      rule.id === id && rule.validFrom <= date && (rule.validTo === null || date <= rule.validTo),
  );
}

/** The rule on that day. Throws RangeError when none was in force, or when it is no date. */
export function ruleInForce(id: LegalRuleId, date: LocalDate): LegalRule {
  const rule = findRule(id, date);
  if (rule === undefined) throw new RangeError(`No legal rule ${id} is in force on ${date}`);
  return rule;
}

/** The first day the rule was in force under any act. */
export function firstDayInForce(id: LegalRuleId): LocalDate {
  return provisions[id][0].validFrom;
}

/** As a lawyer would cite it: `19 kap. 1 § SoL (2025:400)`. */
export function citation(rule: Pick<LegalRule, 'act' | 'section'>): string {
  return rule.section === null ? rule.act : `${rule.section} ${rule.act}`;
}

/** As people say it, without the number of the act: `19 kap. 1 § SoL`. */
export function shortCitation(rule: Pick<LegalRule, 'act' | 'section'>): string {
  return citation(rule).replace(/ \(\d{4}:\d+\)$/, '');
}

/**
 * The paragraph that a report rests on, by who sent it, whom it is about and the local date it came
 * in: the duty to report, for a private person the paragraph that asks everybody to (*bör*), and for
 * somebody of 18 or over, about whom nobody has to report, the one by which social services decide on
 * young people too. Throws RangeError before 2013-01-01.
 */
export function legalBasisOfReport(report: {
  readonly receivedAt: Instant;
  readonly agencyKind: AgencyKind;
  readonly youngPerson: boolean;
}): string {
  const duty = hasReportingDuty(report.agencyKind) ? 'reportingDuty' : 'publicsReport';
  const id = report.youngPerson ? 'decisionOnInvestigation' : duty;
  return citation(ruleInForce(id, localDate(report.receivedAt)));
}
