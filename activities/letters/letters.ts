import { consentsPersonallyAt } from '../../domain/report/age.ts';
import type { AgencyKind } from '../../domain/report/report-content.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { invitationLetters } from '../../services/meetings/invitation-letters.ts';
import {
  letterSource,
  storeLetter,
  type LetterOrder,
  type LetterSource,
} from '../../services/letters/letters.ts';
import type { Clock } from '../../platform/clock.ts';
import {
  renderJointMeetingInvitation,
  type InvitedAs,
} from '../../templates/letters/meetings/joint-meeting-invitation.ts';
import { renderReceipt } from '../../templates/letters/reports/receipt.ts';
import { renderReportAsSent } from '../../templates/letters/reports/report-as-sent.ts';
import { withPermanentErrors } from '../permanent.ts';

export type LetterActivities = {
  readonly makeReportAsSent: (reportId: string) => Promise<void>;
  readonly makeReceipt: (reportId: string) => Promise<void>;
  readonly makeInvitations: (reportId: string, invitationId: string) => Promise<void>;
};

const heading = ({ report, municipality }: LetterSource) => ({
  reference: report.reference,
  receivedAt: report.receivedAt,
  contentHash: report.contentHash.toString('hex'),
  receivingMunicipality: municipality,
  addressee: `socialnämnden i ${municipality}`,
  legalBasis: report.legalBasis,
});

const reportAsSent = (source: LetterSource): Promise<Buffer> =>
  renderReportAsSent({
    ...heading(source),
    agencyKind: source.report.agencyKind as AgencyKind,
    content: source.content,
    protectedContact: source.report.protectedContact,
  });

const receipt = (source: LetterSource): Promise<Buffer> =>
  renderReceipt({ ...heading(source), phone: source.phone });

type Invited = NonNullable<LetterSource['invitation']>;

/** By the age on the day of the invitation, as the consents were asked for (3 kap. 4 § SoL). */
const invitedAs = (to: string, { content }: LetterSource, { invitedAt }: Invited): InvitedAs => {
  if (to.startsWith('guardian')) return 'guardian';
  if (to !== 'child') return 'staff';
  return consentsPersonallyAt(content.child, invitedAt) ? 'youngPerson' : 'child';
};

const invitation = (
  to: string,
  source: LetterSource,
  { invited, madeAt }: { readonly invited: Invited; readonly madeAt: Instant },
): Promise<Buffer> =>
  renderJointMeetingInvitation({
    language: invited.language,
    municipality: source.municipality,
    meetingAt: invited.time,
    place: invited.place,
    addresseeRole: invitedAs(to, source, invited),
    contactName: invited.contact.name,
    contactPhone: invited.contact.phone,
    madeAt,
  });

const archiveOf = (deps: Deps, clock: Clock) => ({
  source: (reportId: string, about: string | null): Promise<LetterSource | undefined> =>
    letterSource(deps, { reportId, about }, clock.now()),
  makeOnce: async (
    order: LetterOrder,
    { made }: LetterSource,
    render: () => Promise<Buffer>,
  ): Promise<void> => {
    if (made.includes(order.step)) return;
    await storeLetter(deps, order, { bytes: await render(), at: clock.now() });
  },
});

/** @param deps with the worker's database role; @param clock dates the letters */
export function createLetterActivities(deps: Deps, clock: Clock): LetterActivities {
  const { source, makeOnce } = archiveOf(deps, clock);
  return withPermanentErrors({
    makeReportAsSent: async (reportId: string) => {
      const of = await source(reportId, null);
      const order = {
        reportId,
        kind: 'reportAsSent',
        step: 'report-as-sent',
        about: null,
      } as const;
      if (of) await makeOnce(order, of, () => reportAsSent(of));
    },
    makeReceipt: async (reportId: string) => {
      const of = await source(reportId, null);
      const order = { reportId, kind: 'receipt', step: 'receipt', about: null } as const;
      if (of) await makeOnce(order, of, () => receipt(of));
    },
    makeInvitations: async (reportId: string, invitationId: string) => {
      const of = await source(reportId, invitationId);
      const invited = of?.invitation;
      if (!invited) return;
      const order = { reportId, kind: 'jointMeetingInvitation', about: invitationId } as const;
      for (const { to, step } of invitationLetters(invitationId, invited.invited)) {
        await makeOnce({ ...order, step }, of, () =>
          invitation(to, of, { invited, madeAt: clock.now() }),
        );
      }
    },
  });
}
