/** What is to be done about one field, in words for people; `field` is the field's name. */
export type FieldProblem = { readonly field: string; readonly text: string };

/** The words at one field, the first of them if there are several. */
export function problemAt(problems: readonly FieldProblem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.text;
}
