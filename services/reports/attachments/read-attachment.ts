import { Conflict } from '../../../domain/errors.ts';
import { extensions, type Attachment } from '../../../domain/report/attachment.ts';
import type { Call } from '../../acting/call.ts';
import type { Deps } from '../../acting/deps.ts';
import { refuseUnopened } from '../refuse-unopened.ts';
import { lookAtReport } from '../report-stream.ts';
import { openAttachment, type OpenedAttachment } from './attachment-keys.ts';
import { storedPieces } from './pieces.ts';

export type AttachmentFile = {
  readonly type: Attachment['type'];
  /** In bytes. */
  readonly size: number;
  readonly fileName: string;
  /** What a scanner says of it now, or said when it was sent. */
  readonly scan: Attachment['scan'];
  /** Its bytes as they were sent, read as they are asked for. */
  readonly pieces: AsyncIterable<Buffer>;
};

export type WhichAttachment = { readonly reportId: string; readonly attachmentId: string };

/** @throws Conflict `infected` */
const scanAgain = async (
  deps: Deps,
  call: Call,
  { attachment: { id, size, scan }, key }: OpenedAttachment,
): Promise<Attachment['scan']> => {
  const scanning = deps.scanner?.begin();
  if (!scanning) return scan;
  for await (const piece of storedPieces(deps, call, { id, key, size })) await scanning.take(piece);
  const verdict = await scanning.end();
  if (verdict === 'infected') throw new Conflict('infected');
  return verdict;
};

/**
 * Shows an attachment as it was sent, to whoever may read what it was sent with. The look is recorded
 * before the first byte leaves. Where there is a scanner it looks once more, since it knows more than
 * on the day it was sent; what it finds something in is shown to nobody.
 *
 * @throws NotFound, Forbidden; Conflict `not-opened` for a receiver before the opening, `infected`
 */
export async function viewAttachment(
  deps: Deps,
  call: Call,
  { reportId, attachmentId }: WhichAttachment,
): Promise<AttachmentFile> {
  const action = 'report.readContent';
  const purpose = `${action}: attachment ${attachmentId}`;
  const look = { reportId, action, kind: 'documentRead', purpose } as const;
  const { reference, ...opened } = await lookAtReport(
    deps,
    call,
    look,
    async (tx, { row, seal }) => {
      refuseUnopened(call, row);
      const file = await openAttachment(tx, { id: reportId, seal: seal() }, attachmentId);
      return { ...file, reference: row.reference };
    },
  );
  const { attachment, key } = opened;
  const { id, size, type } = attachment;
  return {
    type,
    size,
    // A file name must not tell whom the report is about; what its sender called it stands in that.
    fileName: `${reference}-bilaga-${id.slice(0, 8)}.${extensions[type]}`,
    scan: await scanAgain(deps, call, opened),
    pieces: storedPieces(deps, call, { id, key, size }),
  };
}
