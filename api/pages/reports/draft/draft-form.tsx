import type { ComponentChildren, JSX } from 'preact';
import { momentWords, lastMoment } from '../../../../domain/calendar/day-words.ts';
import { Button } from '../../../../templates/components/buttons.tsx';
import { draftTexts } from '../../../../templates/messages/pages/draft.ts';
import { momentText } from '../../../../templates/messages/time-words.ts';
import type { FormState } from '../../../kit/form-state.ts';
import { Form } from '../../../kit/form.tsx';
import type { Frame } from '../../../kit/frame.ts';
import { CallNow, ContactInTwoLines } from './contact-in-two-lines.tsx';
import type { ShownDraft } from './shown-draft.ts';

type Props = {
  readonly frame: Frame;
  readonly draft: ShownDraft;
  readonly form: FormState;
  /** Which of the four pages it is. */
  readonly position?: 1 | 2 | 3 | 4;
  readonly children: ComponentChildren;
};

/** *Sida 2 av 4. Utkastet sparades kl. 09.12.* */
const Position = ({ frame, draft, position }: Omit<Props, 'form' | 'children'>): JSX.Element => {
  const { language, now } = frame;
  const t = draftTexts(language);
  const saved = t('saved', { at: momentText(momentWords(draft.savedAt, now), language) });
  const kept = t('kept', { at: momentText(lastMoment(draft.keptUntil, now), language) });
  return (
    <p class="quiet">
      {position === undefined ? '' : `${t('position', { n: position })}. `}
      {`${saved} ${kept}`}
    </p>
  );
};

/** What opens every page of a report that is being written: whom to call, and where one is. */
export function DraftTop(props: Omit<Props, 'form' | 'children'>): JSX.Element {
  const { frame, draft } = props;
  return (
    <>
      {draft.callNow && <CallNow frame={frame} contact={draft.contact} />}
      <ContactInTwoLines frame={frame} contact={draft.contact} />
      <Position {...props} />
    </>
  );
}

/** One page of a report that is being written, with its questions. */
export function DraftForm(props: Props): JSX.Element {
  const { frame, form, position, children } = props;
  const t = draftTexts(frame.language);
  return (
    <>
      <DraftTop {...props} />
      <Form
        frame={frame}
        form={form}
        send={position === undefined ? t('toCheck') : t('goOn')}
        beside={
          <>
            <Button kind="secondary" name="_do" value="end" text={t('end')} />
            {position !== undefined && (
              <Button kind="secondary" name="_do" value="to:kontrollera" text={t('toCheck')} />
            )}
          </>
        }
      >
        {children}
      </Form>
    </>
  );
}
