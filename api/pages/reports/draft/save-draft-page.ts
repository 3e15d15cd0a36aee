import { NotFound } from '../../../../domain/errors.ts';
import { withoutWish, wishOf, type Wish } from '../../../kit/form-wish.ts';
import { chooseLanguage } from '../../../kit/language.ts';
import { answerSaved, isScript, savingCost } from '../../../kit/saved.ts';
import { typedFields, type TypedFields } from '../../../kit/typed-fields.ts';
import { letOnlyReadersOn, writerOf } from '../../../kit/writer.ts';
import { countDeed } from '../../../middleware/quota.ts';
import { note } from '../../../middleware/request-context.ts';
import { parseRequest } from '../../../request-parts.ts';
import {
  draftParams,
  draftPath,
  receiptPath,
  type AtDraft,
  type SavedPage,
} from './draft-declaration.ts';
import { keepAnswers, type AnswersKept } from './keep-answers.ts';

/** Saves what was typed, counted against the quota; by it only a script is refused, which asks again. */
const kept = async (saved: SavedPage, fields: TypedFields): Promise<AnswersKept> => {
  const { page, parts, req, res, call, draftId } = saved;
  const byScript = isScript(req);
  const cost = { ...savingCost(fields), refusable: byScript };
  await countDeed(parts, res, { call, cost });
  const typed = { draftId, page, fields, tells: !byScript };
  return keepAnswers(parts.deps, call, typed);
};

/** Where the pressed button leads, besides those that every form has. */
const leadsTo = ({ draftId, page }: SavedPage, pressed: string): string | undefined => {
  const [is = '', segment = '', field] = pressed.split(':');
  switch (is) {
    case 'end':
      return '/mina-anmalningar';
    case 'consult':
      return '/radfraga/ny?fran=utkast';
    case 'to':
      return `${draftPath(draftId, segment)}${field === undefined ? '' : `#${field}`}`;
    default:
      return typeof page.next === 'string' ? draftPath(draftId, page.next) : undefined;
  }
};

const grant = async (saved: SavedPage, wish: Wish, fields: TypedFields): Promise<void> => {
  const { page, parts, req, res, call } = saved;
  const typed = wish.is === 'rows' ? wish.fields : withoutWish(fields);
  const { savedElsewhere } = await kept(saved, typed);
  letOnlyReadersOn(res);
  if (wish.is === 'language') chooseLanguage(parts, res, wish.language);
  if (wish.is === 'rows') {
    const anchor = page.rows?.[wish.group]?.anchor ?? wish.group;
    return res.redirect(303, `${req.path}#${anchor}-${wish.at}`);
  }
  if (wish.is !== 'send' || savedElsewhere) {
    return answerSaved({ parts, req, res, at: call.at, path: req.path });
  }
  const path = leadsTo(saved, fields['_do'] ?? '');
  if (path !== undefined) return res.redirect(303, path);
  if (typeof page.next !== 'string') await page.next(saved);
};

/**
 * Takes what was typed on one page of a report that is being written. It is saved first, whatever the
 * button asks for, and nothing of it is ever refused.
 */
export async function saveDraftPage(at: AtDraft): Promise<void> {
  const { page, parts, req, res } = at;
  note(res, 'route', draftPath(':draftId', page.segment));
  const { params } = parseRequest({ params: draftParams }, req);
  const call = { actor: writerOf(res), at: parts.clock.now() };
  const fields = typedFields(req.body);
  const saved = { ...at, call, draftId: params.draftId };
  try {
    await grant(saved, wishOf(fields), fields);
  } catch (error) {
    // A draft that was sent, by another press or in another window, leads on to its receipt.
    if (!(error instanceof NotFound)) throw error;
    res.redirect(303, receiptPath(params.draftId));
  }
}
