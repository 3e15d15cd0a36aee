import type { Response } from 'express';
import { costOfDeed, type Cost } from '../../../../domain/acting/cost.ts';
import { NotFound } from '../../../../domain/errors.ts';
import { canonicalBytes } from '../../../../platform/canonical-json.ts';
import { sha256 } from '../../../../platform/crypto/hash.ts';
import type { Deps } from '../../../../services/acting/deps.ts';
import type { Call } from '../../../../services/acting/call.ts';
import { viewOwnContact } from '../../../../services/people/own-contact.ts';
import { beginDraft, viewDraft } from '../../../../services/reports/drafts.ts';
import { countDeed } from '../../../middleware/quota.ts';
import type { ApiParts } from '../../../parts.ts';
import type { TypedFields } from '../../../kit/typed-fields.ts';
import { draftPath } from '../draft/draft-declaration.ts';

type Beginning = {
  readonly call: Call;
  /** Of the form whose button was pressed, so that a second press begins no second draft. */
  readonly key: string;
  /** What is known of it beforehand: the municipality, the call that it confirms. */
  readonly known: TypedFields;
};

const costOf = (fields: TypedFields): Cost => costOfDeed(Buffer.byteLength(JSON.stringify(fields)));

const keyShape = /^[\da-f-]{36}$/;

/** Whether a draft that was begun by an earlier press is still one: it may have been sent since. */
const isDraft = async (deps: Deps, call: Call, id: string): Promise<boolean> => {
  try {
    await viewDraft(deps, call, id);
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
};

const knownFields = async (deps: Deps, { call, known }: Beginning): Promise<TypedFields> => {
  const { login, ...contact } = await viewOwnContact(deps, call);
  const stated = Object.entries({ subject: login, ...contact }).flatMap(([name, text]) =>
    text === null ? [] : [[`reporter.${name}`, text] as const],
  );
  return { ...Object.fromEntries(stated), ...known };
};

/**
 * Begins a draft with what the directory says of its writer.
 *
 * @returns the path of its first page
 * @throws Forbidden for a function that sends no reports; TooManyRequests
 */
export async function beginReport(
  parts: ApiParts,
  res: Response,
  beginning: Beginning,
): Promise<string> {
  const { deps } = parts;
  const { call, key, known } = beginning;
  const fields = await knownFields(deps, beginning);
  const giveBack = await countDeed(parts, res, { call, cost: costOf(fields) });
  const fingerprint = sha256(canonicalBytes({ method: 'POST', path: '/anmal', body: known }));
  const request = { key, fingerprint, onReplay: () => void giveBack() };
  const { id } = await beginDraft(deps, keyShape.test(key) ? { ...call, request } : call, fields);
  if (await isDraft(deps, call, id)) return draftPath(id, 'akut');
  return draftPath((await beginDraft(deps, call, fields)).id, 'akut');
}
