import type { Call } from '../../../../services/acting/call.ts';
import type { Deps } from '../../../../services/acting/deps.ts';
import type { DraftKept, DraftView } from '../../../../services/reports/drafts.ts';
import { isFieldOf, type FieldTable } from '../../../kit/field-table.ts';
import { answersIn, rowsIn, withRows, type TypedFields } from '../../../kit/typed-fields.ts';
import { changeDraft, withRefusedOn } from './change-draft.ts';
import { isAnswered } from './read-answers.ts';

/** The rows of a group, by the word that begins their ids, and what is set in each beforehand. */
export type Rows = Readonly<
  Record<string, { readonly anchor: string; readonly beforehand?: readonly string[] }>
>;

/** One page of a draft, as far as what is kept of it goes. */
export type Kept = {
  readonly segment: string;
  readonly fields: FieldTable<string>;
  readonly rows?: Rows | undefined;
};

export type Typed = {
  readonly draftId: string;
  readonly page: Kept;
  /** What was typed on the page, with the window that it comes from. */
  readonly fields: TypedFields;
  /** Whether somebody reads the page next, who can be told that another window has saved it. */
  readonly tells: boolean;
};

/** Fields of the draft's own that tell by which window, and as what version, a page was saved last. */
const savedBy = (segment: string): string => `_saved.${segment}`;

/** Rows in which nothing stands; one that was just added is there all the same. */
const withoutEmptyRows = (fields: TypedFields, rows: Rows): TypedFields =>
  Object.entries(rows).reduce((left, [group, { beforehand = [] }]) => {
    const tells = (row: TypedFields): boolean =>
      row['row'] === 'new' || isAnswered(row, beforehand);
    return withRows(left, group, rowsIn(left, group, 0).filter(tells));
  }, fields);

/** Whether a field is the page's: one of its table, or the mark of an empty row. */
const isOn = ({ fields, rows = {} }: Kept, name: string): boolean => {
  const [group = '', mark] = name.split(/\.\d+\./);
  return isFieldOf(fields, name) || (mark === 'row' && Object.hasOwn(rows, group));
};

/** The page's answers over those of all other pages: what was unticked or emptied is gone. */
const laidOver = (draft: TypedFields, { page, fields }: Typed): TypedFields => {
  const others = Object.entries(draft).filter(([name]) => !isOn(page, name));
  const own = Object.entries(withoutEmptyRows(answersIn(fields), page.rows ?? {})).filter(
    ([name, text]) => text !== '' && isOn(page, name),
  );
  return Object.fromEntries([...others, ...own]);
};

/** Whether another window has saved this page since the one that it comes from was shown. */
const isSavedElsewhere = (draft: TypedFields, { page, fields }: Typed): boolean => {
  const [window = '', version = '0'] = (draft[savedBy(page.segment)] ?? '').split(' ');
  const { _key: key = '', _seen: seen = '' } = fields;
  return window !== key && seen !== '' && Number(version) > Number(seen);
};

/** What its reader is told: nothing, unless another window has saved the page. */
const told = (draft: TypedFields, { page, tells }: Typed, savedElsewhere: boolean): TypedFields => {
  if (!tells) return draft;
  const refused = savedElsewhere ? [{ field: '', code: 'saved-elsewhere' }] : [];
  return withRefusedOn(draft, page.segment, refused);
};

export type AnswersKept = DraftKept & { readonly savedElsewhere: boolean };

/**
 * Keeps what was typed on one page over the rest of the draft.
 *
 * @throws NotFound for a draft that is not hers, or that is sent; Forbidden
 */
export async function keepAnswers(deps: Deps, call: Call, typed: Typed): Promise<AnswersKept> {
  const { draftId, page, fields } = typed;
  let savedElsewhere = false;
  const kept = await changeDraft(deps, call, { draftId }, (draft) => {
    savedElsewhere = isSavedElsewhere(draft.fields, typed);
    const changed = told(laidOver(draft.fields, typed), typed, savedElsewhere);
    return { ...changed, [savedBy(page.segment)]: `${fields['_key'] ?? ''} ${draft.etag + 1}` };
  });
  return { ...kept, savedElsewhere };
}

/** What stands on one page of a draft. */
export function answersOn({ fields }: DraftView, page: Kept): TypedFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => isOn(page, name)));
}
