import { Button, Buttons } from '../../templates/components/buttons.tsx';
import type { DescribedError } from '../problems/describe-error.ts';
import { AnswersGiven } from './answers-given.tsx';
import { refusalTitle, refusalWords } from './error-view.tsx';
import type { FieldTable } from './field-table.ts';
import { Meanwhile } from './form.tsx';
import type { FormState } from './form-state.ts';
import type { Frame } from './frame.ts';
import type { PageView } from './html.tsx';

type Stranded = {
  readonly described: DescribedError;
  readonly form: FormState;
  readonly t: (key: string) => string;
  readonly table: FieldTable<string>;
};

/** Why a deed can no longer be done, what has happened meanwhile, and what was typed for it. */
export function strandedView(frame: Frame, { described, form, t, table }: Stranded): PageView {
  return {
    title: refusalTitle(frame, described),
    body: (
      <>
        <p>{refusalWords(frame, described)}</p>
        <form id={form.id} method="post">
          <Meanwhile frame={frame} form={form} />
          {form.problems.map(({ text }) => (
            <p key={text}>{text}</p>
          ))}
          <section>
            <h2>{frame.frame('yourText')}</h2>
            <AnswersGiven frame={frame} t={t} form={form} table={table} />
          </section>
          <Buttons>
            <Button kind="secondary" name="_do" value="discard" text={frame.frame('discard')} />
          </Buttons>
        </form>
        <p>
          <a href={frame.reader?.home.href ?? '/'}>{frame.frame('error.home')}</a>
        </p>
      </>
    ),
  };
}
