import { randomUUID } from 'node:crypto';
import { PreconditionFailed } from '../../../../domain/errors.ts';
import { hasConcern } from '../../../../domain/report/concern.ts';
import { costOfReport } from '../../../../domain/reports/report-cost.ts';
import { sha256 } from '../../../../platform/crypto/hash.ts';
import { reportFromConsultation } from '../../../../services/consultations/report-from.ts';
import type { Call } from '../../../../services/acting/call.ts';
import type { Deps } from '../../../../services/acting/deps.ts';
import { listUploads } from '../../../../services/reports/attachments/uploads.ts';
import { viewDraft, type DraftView } from '../../../../services/reports/drafts.ts';
import {
  sendReport,
  type Receipt,
  type StatedReport,
} from '../../../../services/reports/send-report.ts';
import type { FieldTable, Refused } from '../../../kit/field-table.ts';
import { performed } from '../../../kit/form-deed.ts';
import type { TypedFields } from '../../../kit/typed-fields.ts';
import { reportContent } from '../../../routes/reports/content-schema.ts';
import { keepRefused } from '../draft/change-draft.ts';
import { draftPath, receiptPath, type SavedPage } from '../draft/draft-declaration.ts';
import { askedIn, draftedReport } from '../draft/drafted-report.ts';

/** As much as a program may send. */
const mostBytes = 256 * 1024;

type Ready = { readonly report: StatedReport; readonly bytes: number };

/** The report that a draft has become, or why it cannot be sent: by its form, never its content. */
const readyOf = async (
  deps: Deps,
  call: Call,
  { id, fields }: DraftView,
): Promise<Ready | readonly Refused[]> => {
  const { items } = await listUploads(deps, call, id, { limit: 50, offset: 0 });
  const attachments = items
    .filter(({ state }) => state === 'ready')
    .map(({ id: file }) => ({ id: file }));
  const typed = { ...draftedReport(fields, call.at), attachments };
  const bytes = Buffer.byteLength(JSON.stringify(typed));
  const parsed = reportContent.safeParse(typed);
  const isNamed = typed.reporter.givenName !== null && typed.reporter.familyName !== null;
  const refused = [
    ...(hasConcern(typed) ? [] : [{ field: 'events', code: 'no-concern' }]),
    ...(isNamed ? [] : [{ field: 'reporter', code: 'required' }]),
    ...(bytes > mostBytes
      ? [{ field: '', code: `report-too-large ${Math.ceil((bytes - mostBytes) / 1024)}` }]
      : []),
  ];
  if (refused.length > 0) return refused;
  return parsed.success ? { report: parsed.data, bytes } : [{ field: '', code: 'whole' }];
};

type Sent = { readonly draft: DraftView; readonly report: StatedReport };

const send = (deps: Deps, call: Call, { draft, report }: Sent): Promise<Receipt> => {
  const { confirms, consultation: consultationId }: TypedFields = draft.fields;
  const beside = { draftId: draft.id, asks: askedIn(draft.fields) };
  const expecting = { ...call, expected: draft.etag };
  return consultationId === undefined
    ? sendReport(deps, expecting, report, { ...beside, confirms: confirms ?? null })
    : reportFromConsultation(deps, expecting, { ...beside, consultationId }, report);
};

const mostTries = 5;

/**
 * Sends what the draft says now. Whoever presses twice meets the report that it has become, whose
 * receipt is the same.
 *
 * @throws NotFound once it is sent; Forbidden; Conflict for a call that is confirmed already
 */
export async function sendDrafted(
  saved: SavedPage,
  table: FieldTable<string>,
  triesLeft = mostTries,
): Promise<void> {
  const { parts, res, call, draftId, page } = saved;
  const { deps } = parts;
  const draft = await viewDraft(deps, call, draftId);
  const back = async (refused: readonly Refused[]): Promise<void> => {
    await keepRefused(deps, call, { draftId, segment: page.segment }, refused);
    res.redirect(303, draftPath(draftId, page.segment));
  };
  const ready = await readyOf(deps, call, draft);
  if (!('report' in ready)) return back(ready);
  const { report, bytes } = ready;
  const request = { key: randomUUID(), fingerprint: sha256(Buffer.from(draftId)) };
  const cost = costOfReport({ ...report }, bytes);
  try {
    const ended = await performed(
      parts,
      res,
      { call: { ...call, request }, cost, table, conflicts: undefined, bytes },
      (counted) => send(deps, counted, { draft, report }),
    );
    if (ended.is === 'done') return res.redirect(303, receiptPath(ended.done.id));
    return back(ended.is === 'refused' ? ended.refused : []);
  } catch (error) {
    // Saved by a script or a second press between the reading and the sending.
    if (!(error instanceof PreconditionFailed) || triesLeft <= 1) throw error;
    return sendDrafted(saved, table, triesLeft - 1);
  }
}
