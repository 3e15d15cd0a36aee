import type { Call } from '../../services/acting/call.ts';
import { actorOf } from '../middleware/caller.ts';
import { countLook } from '../middleware/quota.ts';
import { note } from '../middleware/request-context.ts';
import { parseRequest } from '../request-parts.ts';
import { checkPath, keeperOf, type Handling } from './form-declaration.ts';
import { formId, formState, type FormState } from './form-state.ts';
import { frameOf, type Frame } from './frame.ts';
import { pageHtml, type PageView } from './html.tsx';
import { isDone } from './keeper.ts';
import { takeNotice } from './notice.ts';
import type { TypedFields } from './typed-fields.ts';
import { demandReader } from './visitor.ts';

type Shown = {
  readonly frame: Frame;
  readonly model: unknown;
  readonly form: FormState;
  readonly kept: TypedFields | undefined;
};

const shown = async ({ page, parts, req, res }: Handling): Promise<Shown> => {
  demandReader(res);
  await countLook(parts, res);
  const { params } = parseRequest({ params: page.params }, req);
  const call: Call = { actor: actorOf(res), at: parts.clock.now() };
  const model: unknown = await page.read({ deps: parts.deps, call, params });
  const found = await keeperOf(page, params).read(parts.deps, call);
  const kept = found && isDone(found) ? undefined : found;
  const frame = frameOf(parts, req, res);
  const words = {
    table: page.fields,
    t: page.texts(frame.language) as (key: string) => string,
    frame: frame.frame,
    own: page.ownWords?.(frame, model, kept ?? {}),
    groups: Object.keys(page.rows ?? {}),
  };
  const typed = kept ?? page.first?.(model) ?? {};
  return { frame, model, form: formState(words, typed, page.seen?.(model)), kept };
};

/** Shows a form, with what was typed in it before and what is wrong with that. */
export async function showForm(handling: Handling): Promise<void> {
  const { page, req, res } = handling;
  note(res, 'route', page.path);
  const { frame, model, form } = await shown(handling);
  const view: PageView = page.view(frame, model, form);
  const notice = takeNotice(handling.parts, req, res);
  const { problems } = form;
  res.type('html').send(pageHtml(frame, view, { problems, notice, formId }));
}

/** Shows what was typed once more. Where nothing is kept, the form itself is the place to begin. */
export async function showCheck(handling: Handling): Promise<void> {
  const { page, req, res } = handling;
  note(res, 'route', checkPath(page.path));
  const { frame, model, form, kept } = await shown(handling);
  if (!kept || !page.check || form.problems.length > 0) {
    res.redirect(303, req.path.slice(0, -checkPath('').length));
    return;
  }
  res.type('html').send(pageHtml(frame, page.check(frame, model, form), { formId }));
}
