import Pdfkit from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type InvitedAs,
  renderJointMeetingInvitation,
} from '../../../templates/letters/meetings/joint-meeting-invitation.ts';
import { drawLetter } from '../../../templates/letters/draw-letter.ts';
import { letterSources } from '../../helpers/letter-sources.ts';
import { renderReceipt } from '../../../templates/letters/reports/receipt.ts';
import { renderReportAsSent } from '../../../templates/letters/reports/report-as-sent.ts';
import {
  prepareValidator,
  reasonToSkip,
  validatePdfs,
  type Verdict,
} from '../../helpers/vera-pdf/validate-pdf.ts';
import { contentFilledWith, contentWithEvents, hostileTexts } from './hostile-texts.ts';
import { emptyContent, reportWith } from './whole-report.ts';

const hostile = hostileTexts(600);
const inEveryField = ['emoji', 'controls', 'bidi', 'unpaired', 'markup'].map(
  (kind) => hostile[kind] ?? '',
);

const untagged = (): Promise<Buffer> => {
  const doc = new Pdfkit({ info: { CreationDate: new Date('2026-11-23T07:12:45Z') } });
  doc.text('Not tagged, no font inside.').end();
  return buffer(doc);
};

const invitation = (language: 'sv' | 'en', addresseeRole: InvitedAs, text = '') =>
  renderJointMeetingInvitation({
    language,
    municipality: `Degerfors kommun ${text}`,
    meetingAt: '2026-12-01T14:00:00Z',
    place: `Medborgarhuset ${text}`,
    addresseeRole,
    contactName: `Maria Prov ${text}`,
    contactPhone: null,
    madeAt: '2026-11-25T09:00:00Z',
  });

const receipt = (text = '') => {
  const { reference, receivedAt, receivingMunicipality, addressee, ...rest } = reportWith();
  const { contentHash, legalBasis } = rest;
  const base = { reference, receivedAt, receivingMunicipality, contentHash, legalBasis };
  return renderReceipt({ ...base, addressee: addressee + text, phone: null });
};

const forwarding = (text = '') =>
  drawLetter(
    letterSources.forwarding({
      municipality: `Degerfors ${text}`,
      contact: { name: `Maria Prov ${text}`, phone: null },
    }),
  );

const documents = async (): Promise<Readonly<Record<string, Buffer>>> => ({
  report: await renderReportAsSent(reportWith()),
  'report-protected-contact': await renderReportAsSent(reportWith({ protectedContact: true })),
  'report-nothing-answered': await renderReportAsSent(reportWith({ content: emptyContent })),
  'report-hostile-events': await renderReportAsSent(
    reportWith({ content: contentWithEvents(Object.values(hostile)) }),
  ),
  'report-hostile-fields': await renderReportAsSent(
    reportWith({ content: contentFilledWith(inEveryField.join(' ')) }),
  ),
  receipt: await receipt(),
  'receipt-hostile': await receipt(inEveryField.join(' ')),
  'invitation-sv-guardian': await invitation('sv', 'guardian'),
  'invitation-en-staff': await invitation('en', 'staff'),
  'invitation-hostile': await invitation('sv', 'child', inEveryField.join(' ')),
  forwarding: await forwarding(),
  'forwarding-hostile': await forwarding(inEveryField.join(' ')),
  'canary-untagged': await untagged(),
});

const unavailable = async (): Promise<string | null> => {
  const reason = await reasonToSkip();
  if (reason !== null) return reason;
  try {
    await prepareValidator();
    return null;
  } catch {
    return 'Maven could not fetch the validator';
  }
};

const skipped = await unavailable();
if (skipped !== null) process.stderr.write(`veraPDF skipped: ${skipped}\n`);

describe.skipIf(skipped !== null)('judged by veraPDF', () => {
  let verdicts: readonly Verdict[] = [];
  beforeAll(async () => {
    verdicts = await validatePdfs(await documents());
  }, 120_000);

  const ours = (flavour: string): readonly Verdict[] =>
    verdicts.filter((verdict) => verdict.flavour === flavour && !verdict.name.startsWith('canary'));

  it.each([
    ['PDF/A-2a (ISO 19005-2)', '2a'],
    ['PDF/UA-1 (ISO 14289-1)', 'ua1'],
  ])('every document keeps %s, whatever was written in it', (_, flavour) => {
    expect(ours(flavour).length).toBe(12);
    expect(ours(flavour).every(({ checks }) => checks > 1000)).toBe(true);
    expect(ours(flavour).filter(({ broken }) => broken.length > 0)).toEqual([]);
  });

  it('a document without tags or fonts is found to break both', () => {
    const canary = verdicts.filter(({ name }) => name === 'canary-untagged');
    expect(canary.map(({ flavour }) => flavour)).toEqual(['2a', 'ua1']);
    expect(canary.every(({ broken }) => broken.length > 0)).toBe(true);
  });
});
