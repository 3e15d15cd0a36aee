import { randomUUID } from 'node:crypto';
import { problemAt, type FieldProblem } from '../../templates/components/field-problem.ts';
import type { FrameText } from '../../templates/messages/pages/frame.ts';
import { problemOf, refusedIn, rowOf, type FieldTable, type Refused } from './field-table.ts';
import { tickedIn, type TypedFields } from './typed-fields.ts';

type Named = {
  readonly name: string;
  readonly label: string;
  readonly problem: string | undefined;
};

/** A form as it is shown: what stands in it, and what is wrong with it. */
export type FormState = {
  readonly id: string;
  readonly fields: TypedFields;
  readonly problems: readonly FieldProblem[];
  /** Kinds of fact that have come since it was shown, and that stopped it. */
  readonly meanwhile: readonly string[];
  /** Sent along unseen: the deed's key against double posts, and the ETag of what the form is about. */
  readonly hidden: Readonly<Record<'_key' | '_seen', string>>;
  /** What a field of text, a list or a question with one answer takes. */
  readonly field: (name: string, label?: string) => Named & { readonly value: string | undefined };
  /** What a box that stands alone takes. */
  readonly box: (name: string) => Named & { readonly checked: boolean };
  /** What a group of boxes takes. */
  readonly group: (name: string) => Named & { readonly values: readonly string[] };
};

export const formId = 'form';
const changed = 'changed-meanwhile';

export type FormWords<Key extends string> = {
  readonly table: FieldTable<Key>;
  readonly t: (key: Key) => string;
  readonly frame: FrameText;
  /** What is said of a refusal in particular. */
  readonly own?: ((refused: Refused) => string | undefined) | undefined;
  /** The groups of rows whose rows are numbered before the reader. */
  readonly groups?: readonly string[] | undefined;
};

/** In which row of a numbered group a field stands, from 1; undefined for all others. */
const rowNumber = ({ groups = [] }: Pick<FormWords<string>, 'groups'>, field: string) => {
  const [, group = '', at] = /^([\w.]+?)\.(\d+)(?:\.|$)/.exec(field) ?? [];
  return at !== undefined && groups.includes(group) ? Number(at) + 1 : undefined;
};

/** Of several rows alike the problem says which it means. */
const problemIn = <Key extends string>(words: FormWords<Key>, one: Refused): FieldProblem => {
  const own = words.own?.(one);
  const { field, text } = own === undefined ? problemOf(words, one) : { ...one, text: own };
  const number = rowNumber(words, field);
  if (number === undefined || number === 1) return { field, text };
  return { field, text: words.frame('problem.inRow', { number, text }) };
};

/**
 * The state of a form.
 *
 * @param kept what was typed in it before, if anything
 * @param seen the ETag of what it is about, as its reader now sees it
 */
export function formState<Key extends string>(
  words: FormWords<Key>,
  kept: TypedFields,
  seen: number | undefined,
): FormState {
  const refused = refusedIn(kept);
  const problems = refused
    .filter(({ code }) => code !== changed)
    .map((one) => problemIn(words, one));
  const named = (name: string, label?: string): Named => ({
    name,
    label: label ?? words.t(rowOf(words.table, name).label),
    problem: problemAt(problems, name),
  });
  return {
    id: formId,
    fields: kept,
    problems,
    meanwhile: refused.filter(({ code }) => code === changed).map(({ field }) => field),
    hidden: { _key: kept['_key'] ?? randomUUID(), _seen: seen === undefined ? '' : String(seen) },
    field: (name, label) => ({ ...named(name, label), value: kept[name] }),
    box: (name) => ({ ...named(name), checked: (kept[name] ?? '') !== '' }),
    group: (name) => ({ ...named(name), values: tickedIn(kept, name) }),
  };
}

/** The refusals by which facts that have come meanwhile stop a deed. */
export function stoppedBy(kinds: readonly string[]): readonly Refused[] {
  return [...new Set(kinds)].map((field) => ({ field, code: changed }));
}
