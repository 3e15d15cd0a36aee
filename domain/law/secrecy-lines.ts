import type { LocalDate } from '../calendar/time.ts';
import { citedTogether } from './cited-together.ts';
import type { LegalRuleId } from './law.ts';

/**
 * Who keeps the school that the information comes from. An independent school is bound by a duty of
 * silence in skollagen where a public one is by secrecy in OSL; where nobody has said which it is,
 * both are told.
 */
export type SchoolKeeper = 'public' | 'independent' | 'unknown';

type Laws = Readonly<Record<string, readonly LegalRuleId[]>>;
type Line = Readonly<Record<SchoolKeeper, Laws>>;

const same = (laws: Laws): Line => ({ public: laws, independent: laws, unknown: laws });

const duty = ['reportingDuty', 'dutyBreaksSecrecy'] as const;
const silence = ['silenceInIndependentSchools'] as const;
const pupilHealth = ['secrecyInPupilHealth'] as const;

/** Where information crosses a border, and by which rules it may; the names are those of the texts. */
const lines = {
  /** Sending, supplementing and confirming a report. */
  sending: {
    public: { law: duty },
    independent: { law: silence },
    unknown: { law: duty, independent: silence },
  },
  /** Choosing who is asked to sign, and signing. */
  coSigning: {
    public: { law: ['secrecyAtReporter'], pupilHealth },
    independent: { law: silence },
    unknown: { law: ['secrecyAtReporter'], independent: silence, pupilHealth },
  },
  /** What the school sees of its report, and what an officer may tell the reporter. */
  afterwards: same({ law: ['secrecyInSocialServices'] }),
  /** The receipt and the feedback. */
  feedback: same({ law: ['feedback', 'feedbackDespiteSecrecy'] }),
  /** Consents, invitation and minutes of a joint meeting. */
  consent: same({ law: ['disclosureByConsent', 'consentToDisclosure'] }),
  /** A question without the child's name. */
  consultation: {
    public: { law: ['secrecyInSchools', 'secrecyInPupilHealth'] },
    independent: { law: silence },
    unknown: { law: ['secrecyInSchools', 'secrecyInPupilHealth', ...silence] },
  },
  /** The follow-up of an acute situation and the term meeting. */
  cooperation: {
    public: { law: ['secrecyInSocialServices', 'secrecyInSchools'] },
    independent: { law: ['secrecyInSocialServices', ...silence] },
    unknown: { law: ['secrecyInSocialServices', 'secrecyInSchools', ...silence] },
  },
  /** A hand-over to a form of cooperation. */
  handOver: same({ law: ['consentToDisclosure'] }),
} as const satisfies Readonly<Record<string, Line>>;

export type SecrecyLineId = keyof typeof lines;
export const secrecyLineIds = Object.keys(lines) as readonly SecrecyLineId[];

/**
 * The citations that a line has on that day, by the names they have in its text. Throws RangeError
 * where one of the rules was not in force.
 */
export function secrecyLineLaws(
  id: SecrecyLineId,
  keeper: SchoolKeeper,
  date: LocalDate,
): Readonly<Record<string, string>> {
  const laws: Laws = lines[id][keeper];
  return Object.fromEntries(
    Object.entries(laws).map(([name, ids]) => [name, citedTogether(ids, date)]),
  );
}
