import { canonicalBytes } from '../../platform/canonical-json.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import type { Call } from '../../services/acting/call.ts';
import { countDeed } from '../middleware/quota.ts';
import { note } from '../middleware/request-context.ts';
import { refusedPart } from '../problems/field-errors.ts';
import { parseRequest } from '../request-parts.ts';
import { refusedAt, withRefused, type Refused } from './field-table.ts';
import { performed } from './form-deed.ts';
import { checkPath, keeperOf, type Handling } from './form-declaration.ts';
import { withoutWish, wishOf, type Wish } from './form-wish.ts';
import { ledTo, pending, type Keeper } from './keeper.ts';
import { chooseLanguage } from './language.ts';
import { setNotice } from './notice.ts';
import { answerSaved, savingCost } from './saved.ts';
import { stepUpPath } from './step-up.ts';
import { stepUpView } from './step-up-view.tsx';
import { frameOf } from './frame.ts';
import { pageHtml } from './html.tsx';
import { answersIn, typedFields, type TypedFields } from './typed-fields.ts';
import { letOnlyReadersOn, writerOf } from './writer.ts';

type Sending = Handling & {
  readonly params: Readonly<Record<string, string>>;
  readonly call: Call;
  readonly keeper: Keeper;
  readonly fields: TypedFields;
  /** The form's own path. */
  readonly path: string;
};

type At = Pick<Sending, 'path' | 'params'>;

const placeOf = ({ page, req }: Handling, path = req.path): At => {
  const { params } = parseRequest({ params: page.params }, req) as Pick<Sending, 'params'>;
  return { path, params };
};

const sendingOf = (handling: Handling, { path, params }: At): Sending => {
  const { page, parts, req } = handling;
  const call = { actor: writerOf(handling.res), at: parts.clock.now() };
  const keeper = keeperOf(page, params);
  return { ...handling, params, call, keeper, path, fields: typedFields(req.body) };
};

const keep = async (sending: Sending, fields: TypedFields): Promise<void> => {
  const { parts, call, keeper, res } = sending;
  await keeper.keep(parts.deps, call, fields);
  letOnlyReadersOn(res);
};

/** Back to the form, which says what is wrong with it. */
const back = async (sending: Sending, found: readonly Refused[]): Promise<void> => {
  const { page, fields } = sending;
  const refused = found.map(({ field, code }) => ({
    field: page.placed?.(field, fields) ?? field,
    code,
  }));
  const { _key: used, ...others } = fields;
  // Another text under a key that was used is another deed, and gets a key of its own.
  const anew = used === undefined || refused.some(({ code }) => code === 'sent-before');
  await keep(sending, withRefused(anew ? others : fields, refused));
  sending.res.redirect(303, sending.path);
};

type Body =
  | { readonly is: 'whole'; readonly typed: unknown; readonly body: unknown }
  | { readonly is: 'refused'; readonly refused: readonly Refused[] };

/** The body that a program would send, checked as the API checks it. */
const bodyOf = ({ page, fields, call }: Sending): Body => {
  const typed: unknown = page.body(answersIn(fields), call.at);
  const parsed = page.schema.safeParse(typed, { reportInput: true });
  if (parsed.success) return { is: 'whole', typed, body: parsed.data };
  const { details } = refusedPart('body', parsed.error.issues);
  return { is: 'refused', refused: refusedAt(page.fields, details.errors ?? []) };
};

const fingerprintOf = (path: string, body: unknown): Buffer =>
  sha256(canonicalBytes({ method: 'POST', path, body: body ?? null }));

const seenUpTo = ({ _seen: seen = '' }: TypedFields): Pick<Call, 'seenUpTo'> =>
  /^\d{1,15}$/.test(seen) ? { seenUpTo: Number(seen) } : {};

/**
 * Leads on to a new login. It is a page that leads on by itself, since a browser lets no form lead to
 * the provider's origin, not by way of a redirect either (`form-action`).
 */
const askWho = ({ parts, req, res, path }: Sending): void => {
  const to = stepUpPath(path);
  const frame = frameOf(parts, req, res);
  res.set('Refresh', `0; url=${to}`).type('html');
  res.send(pageHtml(frame, stepUpView(frame, to)));
};

const perform = async (sending: Sending): Promise<void> => {
  const { page, parts, params, call, fields, res, path } = sending;
  const checked = bodyOf(sending);
  if (checked.is === 'refused') return back(sending, checked.refused);
  const { typed, body } = checked;
  const request = { key: fields['_key'] ?? '', fingerprint: fingerprintOf(path, typed) };
  const bytes = Buffer.byteLength(JSON.stringify(typed ?? null));
  const end = await performed<unknown>(
    parts,
    res,
    {
      call: { ...call, request, ...seenUpTo(fields) },
      table: page.fields,
      conflicts: page.conflicts,
      cost: page.cost?.(body, bytes),
      bytes,
    },
    (counted) => page.perform({ deps: parts.deps, call: counted, params, fields }, body),
  );
  if (end.is === 'refused') return back(sending, end.refused);
  if (end.is === 'loginTooOld') {
    await keep(sending, { ...withRefused(fields, []), [pending]: 'yes' });
    return askWho(sending);
  }
  await finish(sending, page.next(end.done, params, fields));
};

const finish = async (
  { page, parts, call, keeper, fields, res }: Sending,
  next: string,
): Promise<void> => {
  if (page.check) {
    await keeper.keep(parts.deps, call, { _key: fields['_key'] ?? '', [ledTo]: next });
  } else {
    await keeper.forget(parts.deps, call);
  }
  setNotice(parts, res, { key: page.noted ?? page.records, at: call.at });
  res.redirect(303, next);
};

const checkFirst = async (sending: Sending): Promise<void> => {
  const checked = bodyOf(sending);
  if (checked.is === 'refused') return back(sending, checked.refused);
  sending.res.redirect(303, checkPath(sending.path));
};

const grant = async (sending: Sending, wish: Wish): Promise<void> => {
  const { page, parts, call, keeper, fields, res, path } = sending;
  // A deed is counted as it is performed.
  if (wish.is !== 'send') await countDeed(parts, res, { call, cost: savingCost(fields) });
  switch (wish.is) {
    case 'discard':
      await keeper.forget(parts.deps, call);
      return res.redirect(303, path);
    case 'rows':
      await keep(sending, wish.fields);
      return res.redirect(303, `${path}#${page.rows?.[wish.group] ?? wish.group}-${wish.at}`);
    case 'language':
      chooseLanguage(parts, res, wish.language);
      await keep(sending, fields);
      return res.redirect(303, path);
    case 'save':
      await keep(sending, fields);
      return answerSaved({ ...sending, at: call.at });
    case 'send':
      await keep(sending, fields);
      return page.check ? checkFirst(sending) : perform(sending);
  }
};

/** Takes what somebody sends of a form. Whatever becomes of it, what was typed is kept first. */
export async function sendForm(handling: Handling): Promise<void> {
  note(handling.res, 'route', handling.page.path);
  const sending = sendingOf(handling, placeOf(handling));
  const wish = wishOf(sending.fields);
  return grant({ ...sending, fields: withoutWish(sending.fields) }, wish);
}

/** Does what the kept text says. Sent once more, it leads to where it led. */
const performKept = async (sending: Sending): Promise<void> => {
  const { parts, call, keeper, res, path } = sending;
  const kept = await keeper.read(parts.deps, call);
  if (!kept) return res.redirect(303, path);
  const done = kept[ledTo];
  if (done !== undefined) return res.redirect(303, done);
  return perform({ ...sending, fields: kept });
};

/** Takes the answer of a page that showed once more what the form says. */
export async function sendChecked(handling: Handling): Promise<void> {
  const { page, req, res } = handling;
  note(res, 'route', checkPath(page.path));
  const sending = sendingOf(handling, placeOf(handling, req.path.slice(0, -checkPath('').length)));
  const wish = wishOf(sending.fields);
  if (wish.is === 'language') chooseLanguage(handling.parts, res, wish.language);
  return wish.is === 'language' ? res.redirect(303, req.path) : performKept(sending);
}

/**
 * Goes on with what was sent and had to wait for a new login. Only what its sender has pressed herself
 * is marked so; what is merely kept stays kept.
 *
 * @returns whether there was such a thing, and it is answered
 */
export async function resumeForm(handling: Handling, at: At): Promise<boolean> {
  const sending = sendingOf(handling, at);
  const kept = await sending.keeper.read(handling.parts.deps, sending.call);
  if (kept?.[pending] === undefined) return false;
  const { [pending]: _, ...fields } = kept;
  await perform({ ...sending, fields });
  return true;
}
