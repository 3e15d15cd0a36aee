import type { JSX } from 'preact';
import type { FieldProblem } from '../../templates/components/field-problem.ts';
import { Layout, renderPage } from '../../templates/components/layout.tsx';
import type { LinkTo } from '../../templates/components/link-to.ts';
import { timeText } from '../../templates/messages/time-words.ts';
import { notedTexts } from '../../templates/messages/pages/noted.ts';
import type { Frame } from './frame.ts';
import type { Notice } from './notice.ts';

/** What a page shows within its frame. */
export type PageView = {
  /** Of the browser's window: never a name, since windows stand in lists of what was visited. */
  readonly title: string;
  /** The heading, when it may say more than the title. Default: the title. */
  readonly heading?: string;
  readonly back?: LinkTo;
  /** What is to be done about what was asked for, in a page that keeps no text. */
  readonly problems?: readonly FieldProblem[];
  readonly body: JSX.Element;
};

type Around = {
  readonly problems?: readonly FieldProblem[];
  readonly notice?: Notice | undefined;
  /** The id of the form that a change of language sends along with what is typed in it. */
  readonly formId?: string;
};

const saidOf = ({ frame, language }: Frame, { key, at }: Notice): string =>
  frame('noted', { at: timeText(at, language), what: notedTexts(language)(key) });

/** The HTML of a page. */
export function pageHtml(frame: Frame, view: PageView, around: Around = {}): string {
  const { notice, problems = view.problems, formId } = around;
  const { title, heading, back, body } = view;
  return renderPage(
    <Layout
      of={frame}
      title={title}
      heading={heading}
      back={back}
      problems={problems}
      notice={notice && saidOf(frame, notice)}
      formId={formId}
    >
      {body}
    </Layout>,
  );
}
