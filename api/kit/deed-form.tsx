import type { ComponentChildren, JSX } from 'preact';
import type { z } from 'zod';
import { AnswersGiven, type Answer } from './answers-given.tsx';
import type { FieldTable } from './field-table.ts';
import type { FormPage } from './form-declaration.ts';
import { formPage } from './form-page.ts';
import type { FormState } from './form-state.ts';
import { CheckForm, Form } from './form.tsx';
import type { Frame } from './frame.ts';
import type { PageView } from './html.tsx';
import type { PageRoute } from './page-route.ts';
import { Questions } from './questions.tsx';
import { YourText } from './your-text.tsx';

/** A deed's page as it is drawn: what it is about, its form, and its words. */
export type DeedView<Key extends string, Head> = {
  readonly frame: Frame;
  readonly head: Head;
  readonly form: FormState;
  readonly t: (key: Key) => string;
};

type Around = Pick<PageView, 'back'> & {
  /** What the deed is about, first on the page. */
  readonly line?: ComponentChildren;
};

/** What the page of a deed says and shows; all of it but title and button can be left out. */
export type DeedWords<Key extends string, Head> = {
  readonly title: Key;
  /** Paragraphs above the form: by when, by which rule, what is never done here. */
  readonly lead?: readonly Key[];
  readonly send: Key;
  /** What crosses to another authority by it. */
  readonly secrecy?: (frame: Frame) => string;
  /** The fields, where their table alone does not draw them. */
  readonly questions?: (view: DeedView<Key, Head>) => JSX.Element;
  /** What stands between the heading and the fields. */
  readonly above?: (view: DeedView<Key, Head>) => ComponentChildren;
  /** What stands below the form: what else can be done here. */
  readonly below?: (view: DeedView<Key, Head>) => ComponentChildren;
  /** What an answer is called that the case itself names: who is in the family. */
  readonly named?: (view: DeedView<Key, Head>, answer: Answer) => string | undefined;
  /** What stands in the place of the form while there is nothing to do it on; else undefined. */
  readonly instead?: (view: DeedView<Key, Head>) => JSX.Element | undefined;
  /** What it says once more before it is done, for what leaves the house or cannot be undone. */
  readonly check?: {
    readonly title: Key;
    readonly send: Key;
    /** What it means, beside the answers. */
    readonly says?: (view: DeedView<Key, Head>) => ComponentChildren;
  };
};

/** A deed that one page records, as its area declares it. */
export type DeedForm<
  P extends z.ZodObject,
  Key extends string,
  Head,
  B extends z.ZodType,
  Done,
> = Omit<FormPage<P, Key, Head, B, Done>, 'view' | 'check'> &
  DeedWords<Key, Head> & {
    readonly around: (view: DeedView<Key, Head>) => Around;
    /** The path of the form, to which its check page leads back. */
    readonly formPath: (head: Head) => string;
  };

// The head and the body of a deed are asked of each form by itself; how it is drawn depends on neither.
// oxlint-disable-next-line typescript/no-explicit-any -- forms of all kinds are drawn by one function
type AnyDeed<Key extends string, Head> = DeedForm<any, Key, Head, any, any>;

/** Whether somebody has written anything that is not gone with its form. */
const isTyped = ({ fields }: FormState): boolean => fields['_key'] !== undefined;

/** A form in which nobody types has nothing to save for later. */
const asksSomething = (fields: FieldTable<string>): boolean =>
  Object.values(fields).some(({ is }) => is !== 'unseen');

const Drawn = <Key extends string, Head>({
  declared,
  view,
}: {
  readonly declared: AnyDeed<Key, Head>;
  readonly view: DeedView<Key, Head>;
}): JSX.Element => {
  const { frame, form, t } = view;
  const { send, secrecy, above, below, questions, instead, fields } = declared;
  const other = instead?.(view);
  return (
    <>
      {above?.(view)}
      {other}
      {other && isTyped(form) && <YourText frame={frame} form={form} t={t} table={fields} />}
      {!other && (
        <Form
          frame={frame}
          form={form}
          send={t(send)}
          secrecy={secrecy?.(frame)}
          beside={asksSomething(fields) ? undefined : <></>}
        >
          {questions ? questions(view) : <Questions t={t} form={form} table={fields} />}
        </Form>
      )}
      {below?.(view)}
    </>
  );
};

const formView = <Key extends string, Head>(
  declared: AnyDeed<Key, Head>,
  view: DeedView<Key, Head>,
): PageView => {
  const { t } = view;
  const { title, lead = [], around } = declared;
  const { line, ...others } = around(view);
  return {
    ...others,
    title: t(title),
    body: (
      <>
        {typeof line === 'string' ? <p>{line}</p> : line}
        {lead.map((key) => (
          <p key={key}>{t(key)}</p>
        ))}
        <Drawn declared={declared} view={view} />
      </>
    ),
  };
};

const checkView = <Key extends string, Head>(
  declared: AnyDeed<Key, Head> & Required<Pick<AnyDeed<Key, Head>, 'check'>>,
  view: DeedView<Key, Head>,
): PageView => {
  const { check, secrecy, around, fields, formPath, named } = declared;
  const { frame, head, form, t } = view;
  const { line } = around(view);
  return {
    title: t(check.title),
    back: { href: formPath(head), text: frame.frame('change') },
    body: (
      <>
        {typeof line === 'string' ? <p>{line}</p> : line}
        {check.says?.(view)}
        <AnswersGiven
          frame={frame}
          t={t}
          form={form}
          table={fields}
          named={(answer) => named?.(view, answer)}
        />
        <CheckForm form={form} send={t(check.send)} secrecy={secrecy?.(frame)} />
      </>
    ),
  };
};

/** Makes the page of a deed: whoever may not do it now is told so, and sees no form. */
export function deedForm<
  P extends z.ZodObject,
  Key extends string,
  Head,
  B extends z.ZodType,
  Done,
>(declared: DeedForm<P, Key, Head, B, Done>): readonly PageRoute[] {
  const { check, ...others } = declared;
  const viewOf = (frame: Frame, head: Head, form: FormState): DeedView<Key, Head> => ({
    frame,
    head,
    form,
    t: declared.texts(frame.language),
  });
  return formPage({
    ...others,
    view: (frame, head, form) => formView(declared, viewOf(frame, head, form)),
    ...(check && {
      check: (frame: Frame, head: Head, form: FormState) =>
        checkView({ ...declared, check }, viewOf(frame, head, form)),
    }),
  });
}
