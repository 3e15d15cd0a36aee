import type { ComponentChildren, JSX } from 'preact';
import { Alert } from '../../templates/components/alert.tsx';
import { Button, Buttons } from '../../templates/components/buttons.tsx';
import { SecrecyLine } from '../../templates/components/secrecy-line.tsx';
import { notedTexts, isNoted } from '../../templates/messages/pages/noted.ts';
import type { FormState } from './form-state.ts';
import type { Frame } from './frame.ts';
import { ofWriter } from './writer.ts';

type FormProps = {
  readonly frame: Frame;
  readonly form: FormState;
  /** What the primary button does, in a verb. */
  readonly send: string;
  /** What may cross to another authority when it is sent, and by which paragraph. */
  readonly secrecy?: string | undefined;
  /** Buttons beside the first. Default: *save for now*. */
  readonly beside?: ComponentChildren;
  readonly children?: ComponentChildren;
};

/** What a form sends along unseen: its key, what of the case it has seen, and whose it is. */
export function OwnFields({ frame, form }: Pick<FormProps, 'frame' | 'form'>): JSX.Element {
  const own = { ...form.hidden, [ofWriter]: frame.writer ?? '' };
  return (
    <>
      {Object.entries(own).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** What has happened in the case since the form was shown, above what was written. */
export function Meanwhile(props: Pick<FormProps, 'frame' | 'form'>): JSX.Element | null {
  const { frame, form } = props;
  if (form.meanwhile.length === 0) return null;
  const words = notedTexts(frame.language);
  return (
    <Alert kind="warning" heading={frame.frame('meanwhile')}>
      <p>{frame.frame('meanwhileWhat')}</p>
      <ul>
        {form.meanwhile.map((kind) => (
          <li key={kind}>{isNoted(kind) ? words(kind) : kind}</li>
        ))}
      </ul>
    </Alert>
  );
}

/**
 * A form with its hidden key, its fields, what crosses by it, and its buttons. Without script it is
 * sent and saved by its buttons alone.
 */
export function Form(props: FormProps): JSX.Element {
  const { frame, form, send, secrecy, beside, children } = props;
  return (
    <form
      id={form.id}
      method="post"
      noValidate
      data-saves
      data-idle={frame.idleMinutes}
      data-left={frame.minutesLeft}
    >
      {/* The button that the Enter key presses, whatever others come before the last. */}
      <button hidden tabIndex={-1}>
        {send}
      </button>
      <OwnFields frame={frame} form={form} />
      <Meanwhile frame={frame} form={form} />
      {children}
      {secrecy !== undefined && <SecrecyLine text={secrecy} />}
      <Buttons>
        <Button text={send} />
        {beside ?? <Button kind="secondary" name="_do" value="save" text={frame.frame('save')} />}
      </Buttons>
      <output id="saved" data-ending={frame.frame('sessionEnds')} />
    </form>
  );
}

/** The form of a page that shows everything once more: nothing is typed, only sent. */
export function CheckForm(props: Pick<FormProps, 'form' | 'send' | 'secrecy'>): JSX.Element {
  const { form, send, secrecy } = props;
  return (
    <form id={form.id} method="post">
      {secrecy !== undefined && <SecrecyLine text={secrecy} />}
      <Buttons>
        <Button text={send} />
      </Buttons>
    </form>
  );
}
