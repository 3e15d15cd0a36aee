import { Conflict, Forbidden, type AppError } from '../../domain/errors.ts';
import type { Call } from '../../services/acting/call.ts';
import { actorOf } from '../middleware/caller.ts';
import { countLook } from '../middleware/quota.ts';
import { note } from '../middleware/request-context.ts';
import { describeError } from '../problems/describe-error.ts';
import { parseRequest } from '../request-parts.ts';
import { checkPath, keeperOf, type Handling } from './form-declaration.ts';
import { formId, formState, type FormState } from './form-state.ts';
import { frameOf, type Frame } from './frame.ts';
import { pageHtml, type PageView } from './html.tsx';
import { isDone } from './keeper.ts';
import { strandedView } from './stranded-view.tsx';
import { takeNotice } from './notice.ts';
import type { TypedFields } from './typed-fields.ts';
import { demandReader } from './visitor.ts';

type Shown = {
  readonly is: 'form';
  readonly frame: Frame;
  readonly model: unknown;
  readonly form: FormState;
  readonly kept: TypedFields | undefined;
};
/** The deed can no longer be done, and what somebody typed for it is still hers. */
type Stranded = { readonly is: 'stranded'; readonly error: AppError; readonly kept: TypedFields };

type Reading = { readonly call: Call; readonly params: Readonly<Record<string, string>> };

const readingOf = ({ page, parts, req, res }: Handling): Reading => {
  const { params } = parseRequest({ params: page.params }, req) as Pick<Reading, 'params'>;
  return { params, call: { actor: actorOf(res), at: parts.clock.now() } };
};

const stateOf = ({ page }: Handling, frame: Frame, typed: TypedFields, model?: unknown) =>
  formState(
    {
      table: page.fields,
      t: page.texts(frame.language) as (key: string) => string,
      frame: frame.frame,
      own: page.ownWords?.(frame, model, typed),
      groups: Object.keys(page.rows ?? {}),
    },
    typed,
    model === undefined ? undefined : page.seen?.(model),
  );

const shown = async (handling: Handling): Promise<Shown | Stranded> => {
  const { page, parts, req, res } = handling;
  demandReader(res);
  await countLook(parts, res);
  const { params, call } = readingOf(handling);
  const found = await keeperOf(page, params).read(parts.deps, call);
  const kept = found && isDone(found) ? undefined : found;
  try {
    const model: unknown = await page.read({ deps: parts.deps, call, params });
    const frame = frameOf(parts, req, res);
    const form = stateOf(handling, frame, kept ?? page.first?.(model) ?? {}, model);
    return { is: 'form', frame, model, form, kept };
  } catch (error) {
    const refuses = error instanceof Conflict || error instanceof Forbidden;
    if (kept && refuses) return { is: 'stranded', error, kept };
    throw error;
  }
};

/** Says why a deed can no longer be done, beside what was typed for it. */
const showStranded = (handling: Handling, { error, kept }: Stranded): void => {
  const { parts, req, res } = handling;
  const frame = frameOf(parts, req, res);
  const { ownWords: _model, ...page } = handling.page;
  const form = stateOf({ ...handling, page }, frame, kept);
  const described = describeError(error);
  note(res, 'code', described.code);
  const t = page.texts(frame.language) as (key: string) => string;
  const view = strandedView(frame, { described, form, t, table: page.fields });
  res
    .status(described.status)
    .type('html')
    .send(pageHtml(frame, view, { formId }));
};

/** Shows a form, with what was typed in it before and what is wrong with that. */
export async function showForm(handling: Handling): Promise<void> {
  const { page, req, res } = handling;
  note(res, 'route', page.path);
  const found = await shown(handling);
  if (found.is === 'stranded') return showStranded(handling, found);
  const { frame, model, form } = found;
  const view: PageView = page.view(frame, model, form);
  const notice = takeNotice(handling.parts, req, res);
  const { problems } = form;
  res.type('html').send(pageHtml(frame, view, { problems, notice, formId }));
}

/** Shows what was typed once more. Where nothing is kept, the form itself is the place to begin. */
export async function showCheck(handling: Handling): Promise<void> {
  const { page, req, res } = handling;
  note(res, 'route', checkPath(page.path));
  const found = await shown(handling);
  if (found.is === 'stranded') return showStranded(handling, found);
  const { frame, model, form, kept } = found;
  if (!kept || !page.check || form.problems.length > 0) {
    res.redirect(303, req.path.slice(0, -checkPath('').length));
    return;
  }
  res.type('html').send(pageHtml(frame, page.check(frame, model, form), { formId }));
}
