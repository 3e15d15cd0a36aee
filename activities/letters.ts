import { consentsPersonallyAt } from '../domain/age.ts';
import type { AgencyKind } from '../domain/report-content.ts';
import type { Deps } from '../services/deps.ts';
import { letterSource, storeLetter, type LetterSource } from '../services/letters.ts';
import type { Clock } from '../platform/clock.ts';
import {
  renderJointMeetingInvitation,
  type InvitedAs,
} from '../templates/documents/joint-meeting-invitation.ts';
import { renderReceipt } from '../templates/documents/receipt.ts';
import { renderReportAsSent } from '../templates/documents/report-as-sent.ts';
import { withPermanentErrors } from './permanent.ts';

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

const invitedAs = (who: string, source: LetterSource): InvitedAs => {
  if (who.startsWith('guardian')) return 'guardian';
  if (who !== 'child') return 'staff';
  const { content, report } = source;
  return consentsPersonallyAt(content.child, report.receivedAt) ? 'youngPerson' : 'child';
};

/** @param deps with the worker's database role; @param clock dates the letters */
export const createLetterActivities = (deps: Deps, clock: Clock): LetterActivities => {
  const makeOnce = async (
    order: Parameters<typeof storeLetter>[1],
    source: LetterSource,
    render: () => Promise<Buffer>,
  ): Promise<void> => {
    if (source.made.includes(order.step)) return;
    await storeLetter(deps, order, { bytes: await render(), at: clock.now() });
  };
  const source = (reportId: string, about: string | null): Promise<LetterSource | undefined> =>
    letterSource(deps, { reportId, about }, clock.now());
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
      const invitation = of?.invitation;
      if (!of || !invitation) return;
      for (const [index, who] of [...new Set(invitation.invited)].entries()) {
        // By number: a step stands in clear and in the workflow's history, whatever is stated.
        const step = `invitation/${invitationId}/${index + 1}`;
        const order = {
          reportId,
          kind: 'jointMeetingInvitation',
          step,
          about: invitationId,
        } as const;
        await makeOnce(order, of, () =>
          renderJointMeetingInvitation({
            language: invitation.language,
            municipality: of.municipality,
            meetingAt: invitation.time,
            place: invitation.place,
            addresseeRole: invitedAs(who, of),
            contactName: invitation.contact.name,
            contactPhone: invitation.contact.phone,
            madeAt: clock.now(),
          }),
        );
      }
    },
  });
};
