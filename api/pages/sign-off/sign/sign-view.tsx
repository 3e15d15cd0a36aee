import type { JSX } from 'preact';
import { dueWords } from '../../../../domain/calendar/due-words.ts';
import type { NamedArea } from '../../../../domain/settings/areas.ts';
import type { ReportContent } from '../../../../domain/report/report-content.ts';
import type { DutyView } from '../../../../services/acting/duty-view.ts';
import type { OwnReportView } from '../../../../services/desk/own-report.ts';
import { Blocks } from '../../../../templates/components/blocks.tsx';
import { Radios } from '../../../../templates/components/choices.tsx';
import { TextArea } from '../../../../templates/components/text-area.tsx';
import { answersIn } from '../../../../templates/documents/answers.ts';
import { reportBlocks } from '../../../../templates/letters/reports/report-blocks.ts';
import { eventTexts } from '../../../../templates/messages/pages/event-words.ts';
import { signTexts } from '../../../../templates/messages/pages/sign.ts';
import { capitalised, dueText } from '../../../../templates/messages/time-words.ts';
import type { FormState } from '../../../kit/form-state.ts';
import { Form } from '../../../kit/form.tsx';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { secrecyLine } from '../../../kit/secrecy-line.ts';
import { saidAt } from '../../reports/mine/sender-status.ts';
import { ownReportPath } from '../../reports/own-path.ts';

export type SignModel = {
  readonly report: OwnReportView;
  /** What is asked of her now; undefined once it is answered. */
  readonly task: DutyView | undefined;
  /** How it stands with the signature of her function. */
  readonly own: OwnReportView['signatures'][number] | undefined;
  readonly content: ReportContent;
  readonly areas: readonly NamedArea[];
  /** Whether her login is so fresh that no other is asked for. */
  readonly isFresh: boolean;
};

type Props = { readonly frame: Frame; readonly model: SignModel };

const Whole = ({ frame, model: { report, content, areas } }: Props): JSX.Element => {
  const { language } = frame;
  const t = signTexts(language);
  const isMade = report.letters.some(({ kind }) => kind === 'reportAsSent');
  return (
    <>
      <p>
        <strong>{t('whole')}</strong>
      </p>
      {isMade && (
        <p>
          <a href={`${ownReportPath(report.summary.id)}/kopia/pdf`}>{t('pdf')}</a>
        </p>
      )}
      <Blocks blocks={reportBlocks(answersIn(language), content, areas)} />
      <p class="quiet">{t('hash', { hash: report.contentHash })}</p>
    </>
  );
};

/** What was answered, and when, for whoever comes again. */
const Done = ({ frame, model: { own } }: Props): JSX.Element | null => {
  if (!own || own.state === 'awaited' || own.at === null) return null;
  const t = signTexts(frame.language);
  const at = saidAt(frame, own.at);
  return (
    <p class="lead">
      {own.state === 'notAsked' ? t('done.notAsked') : t(`done.${own.state}`, { at })}
    </p>
  );
};

const Answer = ({ frame, model, form }: Props & { readonly form: FormState }): JSX.Element => {
  const t = signTexts(frame.language);
  return (
    <Form
      frame={frame}
      form={form}
      send={t(model.isFresh ? 'send' : 'stepUp')}
      secrecy={secrecyLine(frame, 'coSigning')}
    >
      <Radios
        {...form.field('answer')}
        choices={[
          { value: 'signed', label: t('signed') },
          { value: 'declined', label: t('declined') },
        ]}
      />
      <TextArea rows={3} {...form.field('comment')} />
    </Form>
  );
};

/** The whole report, and the answer to whether it is signed. */
export function signView(frame: Frame, model: SignModel, form: FormState): PageView {
  const { language, now } = frame;
  const [t, words] = [signTexts(language), eventTexts(language)];
  const { task } = model;
  const props = { frame, model };
  return {
    title: t('title'),
    back: { href: '/mina-anmalningar', text: t('back') },
    body: (
      <>
        <p>{t('lead')}</p>
        {task ? (
          <p>
            {t('as', {
              role: words(`role.${task.ownerRole}`),
              due: capitalised(dueText(dueWords(task.dueAt, now), language)),
            })}
          </p>
        ) : (
          <Done {...props} />
        )}
        <Whole {...props} />
        {task && <Answer {...props} form={form} />}
      </>
    ),
  };
}
