import type { JSX } from 'preact';
import { Button, Buttons, type ButtonProps } from '../../../../templates/components/buttons.tsx';
import { Row } from '../../../../templates/components/rows.tsx';
import { meetingTexts } from '../../../../templates/messages/pages/meetings.ts';
import { Question } from '../../../kit/questions.tsx';
import { rowsIn } from '../../../kit/typed-fields.ts';
import type { MeetingFormView } from '../meeting-form.tsx';
import { peopleChoices, placesIn } from '../../case/people.ts';
import { minutesFields } from './form.ts';

const removing = (group: string, at: number, text: string): ButtonProps => ({
  name: '_do',
  value: `remove:${group}:${at}`,
  text,
});

const Adding = ({
  group,
  text,
}: {
  readonly group: string;
  readonly text: string;
}): JSX.Element => (
  <Buttons>
    <Button kind="secondary" name="_do" value={`add:${group}`} text={text} />
  </Buttons>
);

/** Whoever was there, each with what she sees. */
export function PresentRows(view: MeetingFormView): JSX.Element {
  const { form, t, frame, head } = view;
  const say = meetingTexts(frame.language);
  const of = { t, form, table: minutesFields };
  const people = peopleChoices(view, placesIn(head));
  return (
    <>
      {rowsIn(form.fields, 'present').map((_, at) => (
        <Row
          key={at}
          id={`narvarande-${at + 1}`}
          legend={say('minutes.present', { number: at + 1 })}
          remove={removing('present', at, say('minutes.removePresent', { number: at + 1 }))}
        >
          <Question {...of} name={`present.${at}.who`} choices={people} />
          <Question {...of} name={`present.${at}.whoElse`} />
          <Question {...of} name={`present.${at}.difficulties`} />
          <Question {...of} name={`present.${at}.assets`} />
        </Row>
      ))}
      <Adding group="present" text={t('minutes.addPresent')} />
    </>
  );
}

export function QuestionsAsked({ form, t }: MeetingFormView): JSX.Element {
  return <Question t={t} form={form} table={minutesFields} name="questions" />;
}

/** What was agreed, by whom and until when. */
export function AgreedRows({ form, t, frame }: MeetingFormView): JSX.Element {
  const say = meetingTexts(frame.language);
  const of = { t, form, table: minutesFields };
  return (
    <>
      {rowsIn(form.fields, 'agreed').map((_, at) => (
        <Row
          key={at}
          id={`overenskommet-${at + 1}`}
          legend={say('minutes.agreed', { number: at + 1 })}
          remove={removing('agreed', at, say('minutes.removeAgreed', { number: at + 1 }))}
        >
          <Question {...of} name={`agreed.${at}.what`} />
          <Question {...of} name={`agreed.${at}.by`} />
          <Question {...of} name={`agreed.${at}.when`} />
        </Row>
      ))}
      <Adding group="agreed" text={t('minutes.addAgreed')} />
    </>
  );
}
