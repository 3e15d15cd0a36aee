import type { JSX } from 'preact';
import { meetingTexts } from '../../../../templates/messages/pages/meetings.ts';
import { Question } from '../../../kit/questions.tsx';
import { RowGroup } from '../../../kit/row-group.tsx';
import { peopleChoices, placesIn } from '../../case/people.ts';
import type { MeetingFormView } from '../meeting-form.tsx';
import { minutesFields } from './form.ts';

/** Whoever was there, each with what she sees. */
export function PresentRows(view: MeetingFormView): JSX.Element {
  const { form, t, frame, head } = view;
  const say = meetingTexts(frame.language);
  const of = { t, form, table: minutesFields };
  const people = peopleChoices(view, placesIn(head));
  return (
    <RowGroup
      form={form}
      group="present"
      anchor="narvarande"
      legend={(number) => say('minutes.present', { number })}
      remove={(number) => say('minutes.removePresent', { number })}
      add={t('minutes.addPresent')}
    >
      {(at) => (
        <>
          <Question {...of} name={`present.${at}.who`} choices={people} />
          <Question {...of} name={`present.${at}.whoElse`} />
          <Question {...of} name={`present.${at}.difficulties`} />
          <Question {...of} name={`present.${at}.assets`} />
        </>
      )}
    </RowGroup>
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
    <RowGroup
      form={form}
      group="agreed"
      anchor="overenskommet"
      legend={(number) => say('minutes.agreed', { number })}
      remove={(number) => say('minutes.removeAgreed', { number })}
      add={t('minutes.addAgreed')}
    >
      {(at) => (
        <>
          <Question {...of} name={`agreed.${at}.what`} />
          <Question {...of} name={`agreed.${at}.by`} />
          <Question {...of} name={`agreed.${at}.when`} />
        </>
      )}
    </RowGroup>
  );
}
