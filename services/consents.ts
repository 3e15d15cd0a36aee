import type { FamilyMember, RecordedConsent } from '../domain/consent.ts';
import { Invalid } from '../domain/errors.ts';
import type { ReportContent } from '../domain/report-content.ts';
import type { Answer, Call } from './call.ts';
import type { Deps } from './deps.ts';
import { onReport, type DeedAnswer } from './on-report.ts';
import type { ReportFile } from './report-file.ts';

export type Consent = RecordedConsent & {
  readonly how: 'spoken' | 'written';
  /** Whom the information is shared with (12:2 OSL); a new party needs a new consent. */
  readonly parties: readonly string[];
};

/** By their place in the report's list; a home where a child is placed consents to nothing. */
export const guardiansOf = (content: ReportContent): readonly FamilyMember[] =>
  content.guardians.flatMap(({ kind }, index) =>
    kind === 'placedHome' ? [] : [`guardian${index + 1}` as const],
  );

/** Every consent recorded so far, oldest first. */
export const consentsOf = async (file: ReportFile): Promise<readonly Consent[]> =>
  (await file.facts(['consentRecorded'])).map(({ secret }) => secret as Consent);

/** @throws Invalid `unknown-person` for a guardian the report does not name */
export const refuseUnknownPeople = (
  content: ReportContent,
  people: readonly FamilyMember[],
): void => {
  const known: readonly FamilyMember[] = ['child', ...guardiansOf(content)];
  const unknown = people.find((person) => !known.includes(person));
  if (unknown) {
    throw new Invalid('unknown-person', {
      errors: [{ pointer: '#/body', code: 'unknown-person' }],
    });
  }
};

/** By whom, how and when: given, refused or withdrawn. A withdrawal stops the next meeting. */
export const recordConsent = (
  deps: Deps,
  call: Call,
  reportId: string,
  consent: Consent,
): Promise<Answer<DeedAnswer>> =>
  onReport(
    deps,
    call,
    { reportId, action: 'consent.record', resource: 'consents' },
    async (file) => {
      refuseUnknownPeople(await file.content(), [consent.of]);
      return file.work.record({ kind: 'consentRecorded', secret: consent });
    },
  );
