import type { DescribedError } from '../problems/describe-error.ts';
import { refusalTitle, refusalWords } from './error-view.tsx';
import type { FieldTable } from './field-table.ts';
import { Meanwhile } from './form.tsx';
import type { FormState } from './form-state.ts';
import type { Frame } from './frame.ts';
import type { PageView } from './html.tsx';
import { YourText } from './your-text.tsx';

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
        <YourText frame={frame} form={form} t={t} table={table}>
          <Meanwhile frame={frame} form={form} />
          {form.problems.map(({ text }) => (
            <p key={text}>{text}</p>
          ))}
        </YourText>
        <p>
          <a href={frame.reader?.home.href ?? '/'}>{frame.frame('error.home')}</a>
        </p>
      </>
    ),
  };
}
