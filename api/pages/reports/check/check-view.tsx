import type { JSX } from 'preact';
import type { SignatoryView } from '../../../../services/sign-off/who-will-be-asked.ts';
import { Button, PlainButton } from '../../../../templates/components/buttons.tsx';
import { Checkbox } from '../../../../templates/components/checkbox.tsx';
import { checkTexts } from '../../../../templates/messages/pages/check.ts';
import { draftTexts } from '../../../../templates/messages/pages/draft.ts';
import type { FormState } from '../../../kit/form-state.ts';
import { Form } from '../../../kit/form.tsx';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { secrecyLine } from '../../../kit/secrecy-line.ts';
import { draftPath } from '../draft/draft-declaration.ts';
import { DraftTop } from '../draft/draft-form.tsx';
import type { ShownDraft } from '../draft/shown-draft.ts';
import { AnswersSummary } from './answers-summary.tsx';
import { Readers } from './readers.tsx';
import { HowMany, Receiver, type Receiving } from './receiver.tsx';
import { Warnings } from './warnings.tsx';

export type CheckModel = Receiving & {
  readonly signatories: readonly SignatoryView[];
  /** How many attachments go with it. */
  readonly files: number;
};

type Props = {
  readonly frame: Frame;
  readonly draft: ShownDraft & { readonly more: CheckModel };
  readonly form: FormState;
};

const More = ({ frame, draft }: Props): JSX.Element => {
  const t = checkTexts(frame.language);
  const hasTold = Object.keys(draft.fields).some(
    (name) => name.startsWith('more.') || /^worry\.(why|since|most|ifN|prot)/.test(name),
  );
  return (
    <>
      <h2>{t('more')}</h2>
      <p>
        {`${hasTold ? t('more.told') : t('more.what')} `}
        <PlainButton name="_do" value="to:mer" text={t('more.go')} />
      </p>
    </>
  );
};

/** Who writes it, and how she is reached. */
const You = ({ frame, draft, form }: Props): JSX.Element => {
  const t = checkTexts(frame.language);
  const { givenName, familyName, title, phone } = draft.report.reporter;
  const name = [givenName, familyName].filter((part) => part !== null).join(' ');
  const said = [name, title, phone].filter((part) => part !== null && part !== '').join(', ');
  const problem = form.problems.find(({ field }) => field === 'reporter')?.text;
  return (
    <div id="reporter">
      {problem !== undefined && <p class="ds-validation-message">{problem}</p>}
      <p>
        {`${t('you')}: ${said} `}
        <PlainButton name="_do" value="to:dina-uppgifter" text={t('you.change')} />
      </p>
    </div>
  );
};

/** It is wanted until somebody has taken the tick away. */
const Feedback = ({ draft, form }: Props): JSX.Element => (
  <>
    <input type="hidden" name="feedback.shown" value="yes" />
    <Checkbox {...form.box('feedback.wanted')} checked={draft.report.feedback.wanted} />
  </>
);

const End = (props: Props): JSX.Element => {
  const t = checkTexts(props.frame.language);
  return (
    <>
      <Readers {...props} signatories={props.draft.more.signatories} />
      <Feedback {...props} />
      <You {...props} />
      <p>
        {t('arrives')} {t('final')}
      </p>
    </>
  );
};

/** Everything once more, before it is sent. */
export function checkView(frame: Frame, draft: Props['draft'], form: FormState): PageView {
  const { language } = frame;
  const [t, common] = [checkTexts(language), draftTexts(language)];
  const props = { frame, draft, form };
  const { places, files } = draft.more;
  return {
    title: common('page.kontrollera'),
    back: {
      href: draftPath(draft.id, 'barnet'),
      text: common('backTo', { page: common('page.barnet') }),
    },
    body: (
      <>
        <DraftTop frame={frame} draft={draft} />
        <Form
          frame={frame}
          form={form}
          send={t('send')}
          secrecy={secrecyLine(frame, 'sending')}
          beside={<Button kind="secondary" name="_do" value="end" text={common('end')} />}
        >
          <Receiver {...props} {...draft.more} />
          <HowMany {...props} />
          <Warnings {...props} />
          <h2>{t('answers')}</h2>
          <AnswersSummary {...props} places={places} files={files} />
          <More {...props} />
          <End {...props} />
        </Form>
      </>
    ),
  };
}
