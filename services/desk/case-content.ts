import {
  contactParties,
  contactRefusal,
  type ContactContext,
  type ContactParty,
  type ContactRefusal,
} from '../../domain/intake/contact-lock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type {
  ReportContent,
  StatedGuardian,
  StatedSibling,
} from '../../domain/report/report-content.ts';
import { namedChild, stated, type NamedChild } from '../reports/named-children.ts';

/** Why somebody may not be contacted now; null where she may. */
type MayNot = { readonly refusal: ContactRefusal | null };

export type CaseGuardian = Pick<StatedGuardian, 'kind'> &
  MayNot & {
    /** Her place in the report, as meetings and consents name her. */
    readonly place: `guardian${number}`;
    readonly givenName: string | null;
    readonly familyName: string | null;
    /** Null also while she may not be contacted. */
    readonly phone: string | null;
  };

export type CaseSibling = Pick<StatedSibling, 'givenName' | 'familyName'>;

/** The important of what a report says, as the first page of a case shows it. */
export type CaseContent = Pick<ReportContent, 'reporter' | 'acute' | 'childNow' | 'events'> & {
  readonly child: NamedChild;
  readonly worry: Pick<ReportContent['worry'], 'kinds' | 'suspected'>;
  readonly guardians: readonly CaseGuardian[];
  readonly siblings: readonly CaseSibling[];
  /** Whom one may be in touch with now. */
  readonly contacts: Readonly<Record<ContactParty, ContactRefusal | null>>;
};

const whoMay = (context: ContactContext): CaseContent['contacts'] =>
  Object.fromEntries(
    contactParties.map((party) => [party, contactRefusal(party, context) ?? null]),
  ) as CaseContent['contacts'];

export function caseContent(
  content: ReportContent,
  context: ContactContext,
  at: Instant,
): CaseContent {
  const contacts = whoMay(context);
  return {
    child: namedChild(content.child, at),
    reporter: content.reporter,
    acute: content.acute,
    childNow: content.childNow,
    events: content.events,
    worry: { kinds: content.worry.kinds, suspected: content.worry.suspected },
    guardians: content.guardians.map(({ kind, givenName, familyName, phone }, index) => ({
      place: `guardian${index + 1}`,
      kind,
      givenName: stated(givenName),
      familyName: stated(familyName),
      // What nobody may call yet stands nowhere among what is to be done.
      phone: contacts.guardian === null ? stated(phone) : null,
      refusal: contacts.guardian,
    })),
    siblings: content.siblings.list.map(({ givenName, familyName }) => ({
      givenName: stated(givenName),
      familyName: stated(familyName),
    })),
    contacts,
  };
}
