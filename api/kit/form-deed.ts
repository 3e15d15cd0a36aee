import type { Response } from 'express';
import { costOfDeed, type Cost } from '../../domain/acting/cost.ts';
import { AppError, Conflict, Invalid, LoginTooOld } from '../../domain/errors.ts';
import type { Call } from '../../services/acting/call.ts';
import { countDeed } from '../middleware/quota.ts';
import type { ApiParts } from '../parts.ts';
import { TooManyRequests } from '../problems/errors.ts';
import { refusedAt, type FieldTable, type Refused } from './field-table.ts';
import type { ConflictFields } from './form-declaration.ts';
import { stoppedBy } from './form-state.ts';

/** How a deed that a form asked for has ended. */
export type Ended<Done> =
  | { readonly is: 'done'; readonly done: Done }
  | { readonly is: 'refused'; readonly refused: readonly Refused[] }
  | { readonly is: 'loginTooOld' };

const ofInvalid = (table: FieldTable<string>, { details, code }: Invalid): readonly Refused[] =>
  details.errors ? refusedAt(table, details.errors) : [{ field: '', code }];

type Form = {
  readonly table: FieldTable<string>;
  readonly conflicts: ConflictFields | undefined;
};

const ofConflict = (
  { conflicts = {} }: Form,
  { code, details }: Conflict,
): readonly Refused[] | undefined => {
  if (code === 'changed-meanwhile') {
    const facts = details['facts'] as readonly { readonly kind: string }[];
    return stoppedBy(facts.map(({ kind }) => kind));
  }
  const field = conflicts[code];
  return field === undefined ? undefined : [{ field, code }];
};

/** What leads back to the form with what was typed; everything else becomes a page of its own. */
const ended = (form: Form, error: unknown): Ended<never> => {
  if (error instanceof LoginTooOld) return { is: 'loginTooOld' };
  if (error instanceof TooManyRequests) {
    const seconds = String(error.details['retryAfter']);
    return { is: 'refused', refused: [{ field: '', code: `busy ${seconds}` }] };
  }
  if (error instanceof Invalid) {
    const refused =
      error.code === 'idempotency-key-reused'
        ? [{ field: '', code: 'sent-before' }]
        : ofInvalid(form.table, error);
    return { is: 'refused', refused };
  }
  if (error instanceof Conflict) {
    const refused = ofConflict(form, error);
    if (refused) return { is: 'refused', refused };
  }
  throw error;
};

export type Performed = Form & {
  readonly call: Call & Required<Pick<Call, 'request'>>;
  /** Default: the bytes and what any deed writes. */
  readonly cost: Cost | undefined;
  /** Length of what was typed, as JSON in UTF-8. */
  readonly bytes: number;
};

/**
 * Performs a deed that the quota of its caller admits, as the API does for programs.
 *
 * @throws what is no matter of the form: Forbidden, NotFound, Conflict
 */
export async function performed<Done>(
  parts: ApiParts,
  res: Response,
  { call, cost, bytes, ...form }: Performed,
  perform: (call: Call) => Promise<Done>,
): Promise<Ended<Done>> {
  let isReplay = false;
  const onReplay = (): void => {
    isReplay = true;
  };
  try {
    const giveBack = await countDeed(parts, res, { call, cost: cost ?? costOfDeed(bytes) });
    try {
      const done = await perform({ ...call, request: { ...call.request, onReplay } });
      return { is: 'done', done };
    } finally {
      if (isReplay) await giveBack();
    }
  } catch (error) {
    if (error instanceof AppError || error instanceof TooManyRequests) return ended(form, error);
    throw error;
  }
}
