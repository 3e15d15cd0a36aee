import type { Request, Response } from 'express';
import { AppError, Conflict, Invalid } from '../../../../domain/errors.ts';
import { costOfUpload } from '../../../../domain/reports/attachment-cost.ts';
import { mostAttachmentBytes, mostAttachments } from '../../../../domain/reports/attachments.ts';
import type { Call } from '../../../../services/acting/call.ts';
import type { Deps } from '../../../../services/acting/deps.ts';
import { listUploads } from '../../../../services/reports/attachments/uploads.ts';
import { uploadWhole } from '../../../../services/reports/attachments/upload-whole.ts';
import type { Refused } from '../../../kit/field-table.ts';
import { takeFiles, type SentFile } from '../../../kit/multipart.ts';
import { countDeed } from '../../../middleware/quota.ts';
import type { ApiParts } from '../../../parts.ts';
import { TooManyRequests } from '../../../problems/errors.ts';

/** The field of the form in which files are chosen. */
export const filesField = 'files';

type Taking = {
  readonly parts: ApiParts;
  readonly req: Request;
  readonly res: Response;
  readonly call: Call;
  /** What they stand beside; null for files that go with what is added to a report. */
  readonly draftId: string | null;
};

/** The length of the form, which no file in it can be longer than. */
const statedLength = (req: Request): number =>
  Number(req.get('Content-Length')) || mostAttachmentBytes;

const bytesBeside = async (deps: Deps, call: Call, draftId: string | null): Promise<number> => {
  const page = { limit: 50, offset: 0 };
  const { items } = await listUploads(deps, call, draftId ?? undefined, page);
  return items
    .filter((one) => one.draftId === draftId && one.state !== 'refused')
    .reduce((sum, { size }) => sum + size, 0);
};

/** A file that grew beyond what there was room for is too large, whatever its form had stated. */
const codeOf = ({ code }: Invalid | Conflict): string =>
  code === 'more-than-stated' ? 'attachments-too-large' : code;

const takeOne = async (
  { parts: { deps }, req, call, draftId }: Taking,
  { name, bytes }: SentFile,
): Promise<void> => {
  const room = mostAttachmentBytes - (await bytesBeside(deps, call, draftId));
  if (room <= 0) throw new Invalid('attachments-too-large');
  const atMost = Math.min(room, statedLength(req));
  await uploadWhole(deps, call, { name: name.slice(0, 200), draftId, atMost }, bytes);
};

/** What is wrong with a file is a matter of the form, and the others are taken all the same. */
const refusal = (error: unknown): Refused => {
  if (error instanceof Invalid || error instanceof Conflict) {
    return { field: filesField, code: codeOf(error) };
  }
  throw error;
};

const counted = async ({ parts, req, res, call }: Taking): Promise<Refused | undefined> => {
  const cost = costOfUpload(Math.min(statedLength(req), mostAttachmentBytes));
  try {
    await countDeed(parts, res, { call, cost });
    return undefined;
  } catch (error) {
    if (!(error instanceof TooManyRequests)) throw error;
    return { field: '', code: `busy ${String(error.details['retryAfter'])}` };
  }
};

/**
 * Takes the files of a form, each as it comes.
 *
 * @returns what is wrong with those that do not go with it
 * @throws NotFound for a draft that is not hers; Forbidden
 */
export async function takeAttachments(taking: Taking): Promise<readonly Refused[]> {
  const busy = await counted(taking);
  if (busy) return [busy];
  const refused: Refused[] = [];
  let files = 0;
  try {
    const { leftOut } = await takeFiles(taking.req, { most: mostAttachments }, async (file) => {
      files += 1;
      await takeOne(taking, file).catch((error: unknown) => refused.push(refusal(error)));
    });
    if (leftOut) refused.push({ field: filesField, code: 'too-many-attachments' });
  } catch (error) {
    if (error instanceof AppError) throw error;
    // The form cannot be read, or its connection broke: what came whole before that is kept.
    return [...refused, { field: filesField, code: 'broken' }];
  }
  return files === 0 ? [{ field: filesField, code: 'required' }] : refused;
}
