import type { ComponentChildren, JSX } from 'preact';
import type { z } from 'zod';
import type { FactKind } from '../../../domain/kinds.ts';
import type { KeptForm } from '../../../domain/people/kept-text.ts';
import type { Instant } from '../../../domain/calendar/time.ts';
import { caseTexts } from '../../../templates/messages/pages/case.ts';
import type { Language } from '../../../templates/messages/texts.ts';
import { AnswersGiven } from '../../kit/answers-given.tsx';
import type { FieldTable } from '../../kit/field-table.ts';
import type { AskedForm } from '../../kit/form-declaration.ts';
import { formPage } from '../../kit/form-page.ts';
import type { FormState } from '../../kit/form-state.ts';
import { CheckForm, Form } from '../../kit/form.tsx';
import type { Frame } from '../../kit/frame.ts';
import type { PageView } from '../../kit/html.tsx';
import type { PageRoute } from '../../kit/page-route.ts';
import { Questions } from '../../kit/questions.tsx';
import type { TypedFields } from '../../kit/typed-fields.ts';
import { reportParams } from '../../routes/schemas.ts';
import { casePath } from './case-path.ts';
import { readCase, type CaseHead } from './read-case.ts';

type ReportParams = typeof reportParams;
type Asked = AskedForm<ReportParams> & { readonly fields: TypedFields };

export type CaseView<Key extends string> = {
  readonly frame: Frame;
  readonly head: CaseHead;
  readonly form: FormState;
  readonly t: (key: Key) => string;
};

/** A deed on a case that one page records, as its area declares it. */
export type CaseForm<Key extends string, B extends z.ZodType> = {
  /** Below the case: `kontakter`. */
  readonly suffix: string;
  readonly records: KeptForm;
  readonly texts: (language: Language) => (key: Key) => string;
  readonly title: Key;
  /** Paragraphs above the form: by when, by which rule, what is never done here. */
  readonly lead?: readonly Key[];
  readonly send: Key;
  readonly fields: FieldTable<Key>;
  readonly body: (fields: TypedFields, at: Instant) => unknown;
  readonly schema: B;
  readonly perform: (asked: Asked, body: z.output<B>) => Promise<unknown>;
  readonly placed?: (field: string, fields: TypedFields) => string;
  readonly noted?: FactKind;
  /** What crosses to another authority by it. */
  readonly secrecy?: (frame: Frame) => string;
  /** The fields, where their table alone does not draw them. */
  readonly questions?: (view: CaseView<Key>) => JSX.Element;
  /** What stands between the case and the fields. */
  readonly above?: (view: CaseView<Key>) => ComponentChildren;
  /** What it says once more before it is done, for what leaves the house or cannot be undone. */
  readonly check?: {
    readonly title: Key;
    readonly send: Key;
    /** What it means, beside the answers. */
    readonly says?: (view: CaseView<Key>) => ComponentChildren;
  };
};

const around = <Key extends string>(
  declared: CaseForm<Key, z.ZodType>,
  { head, frame, t }: CaseView<Key>,
): Omit<PageView, 'body'> => ({
  title: t(declared.title),
  back: { href: casePath(head.id), text: caseTexts(frame.language)('back') },
});

const formView = <Key extends string>(
  declared: CaseForm<Key, z.ZodType>,
  view: CaseView<Key>,
): PageView => {
  const { frame, head, form, t } = view;
  const { lead = [], send, secrecy, above, questions, fields } = declared;
  return {
    ...around(declared, view),
    body: (
      <>
        <p>{head.reference}</p>
        {lead.map((key) => (
          <p key={key}>{t(key)}</p>
        ))}
        {above?.(view)}
        <Form frame={frame} form={form} send={t(send)} secrecy={secrecy?.(frame)}>
          {questions ? questions(view) : <Questions t={t} form={form} table={fields} />}
        </Form>
      </>
    ),
  };
};

const checkView = <Key extends string>(
  declared: CaseForm<Key, z.ZodType>,
  view: CaseView<Key>,
): PageView | undefined => {
  const { check, suffix, secrecy } = declared;
  if (!check) return undefined;
  const { frame, head, form, t } = view;
  return {
    title: t(check.title),
    back: { href: `${casePath(head.id)}/${suffix}`, text: caseTexts(frame.language)('change') },
    body: (
      <>
        <p>{head.reference}</p>
        {check.says?.(view)}
        <AnswersGiven frame={frame} t={t} form={form} table={declared.fields} />
        <CheckForm form={form} send={t(check.send)} secrecy={secrecy?.(frame)} />
      </>
    ),
  };
};

/** Makes the page of a deed on a case: whoever may not do it now is told so, and sees no form. */
export function caseForm<Key extends string, B extends z.ZodType>(
  declared: CaseForm<Key, B>,
): readonly PageRoute[] {
  const { suffix, records, texts, fields, body, schema, perform, noted, check, placed } = declared;
  const viewOf = (frame: Frame, head: CaseHead, form: FormState): CaseView<Key> => ({
    frame,
    head,
    form,
    t: texts(frame.language),
  });
  return formPage({
    path: `/anmalningar/:reportId/${suffix}`,
    params: reportParams,
    records,
    subject: ({ reportId }) => reportId,
    texts,
    read: ({ deps, call, params }) => readCase(deps, call, { ...params, fact: records }),
    seen: ({ etag }: CaseHead) => etag,
    fields,
    body,
    schema,
    perform,
    next: (_done, { reportId }) => casePath(reportId),
    view: (frame, head, form) => formView(declared, viewOf(frame, head, form)),
    ...(noted && { noted }),
    ...(placed && { placed }),
    ...(check && {
      check: (frame: Frame, head: CaseHead, form: FormState) =>
        checkView(declared, viewOf(frame, head, form)) as PageView,
    }),
  });
}
