import type { JSX } from 'preact';
import { eventAreas } from '../../../../domain/report/report-content.ts';
import { Radios } from '../../../../templates/components/choices.tsx';
import { DateField } from '../../../../templates/components/date-field.tsx';
import { Row } from '../../../../templates/components/rows.tsx';
import { SelectField } from '../../../../templates/components/select-field.tsx';
import { TextArea } from '../../../../templates/components/text-area.tsx';
import { TextField } from '../../../../templates/components/text-field.tsx';
import { questionTexts } from '../../../../templates/messages/pages/questions.ts';
import { translator } from '../../../../templates/messages/translate.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import { dayShown, warningAt } from '../draft/notes.ts';
import type { ShownDraft } from '../draft/shown-draft.ts';

type Props = {
  readonly frame: Frame;
  readonly draft: ShownDraft;
  readonly form: FormState;
  readonly index: number;
  readonly removable: boolean;
};

/** A municipality's own words for the areas stand in what it receives; here they are the usual. */
const Area = ({ frame, form, index }: Props): JSX.Element => {
  const words = translator(frame.language);
  const field = form.field(`events.${index}.area`);
  return (
    <SelectField
      {...field}
      value={field.value ?? 'notSorted'}
      options={eventAreas
        .toSorted((a, b) => Number(b === 'notSorted') - Number(a === 'notSorted'))
        .map((value) => ({ value, label: words(`area.${value}`) }))}
    />
  );
};

const Source = ({ frame, form, index }: Props): JSX.Element => {
  const t = questionTexts(frame.language);
  const at = (name: string) => form.field(`events.${index}.source.${name}`);
  return (
    <>
      <Radios
        {...at('kind')}
        choices={[
          { value: 'ownObservation', label: t('event.source.own') },
          { value: 'toldBy', label: t('event.source.told') },
        ]}
        dontKnow={{ value: 'unknown', label: t('event.source.unknown') }}
      />
      <TextField {...at('who')} />
      <TextField {...at('when')} />
    </>
  );
};

/** One event: what, when, how it is known, and the child's own words. */
export function EventRow(props: Props): JSX.Element {
  const { frame, draft, form, index, removable } = props;
  const { language } = frame;
  const t = questionTexts(language);
  const number = index + 1;
  const at = (name: string): string => `events.${index}.${name}`;
  return (
    <Row
      id={`handelse-${number}`}
      legend={t('event', { number })}
      remove={
        removable
          ? { name: '_do', value: `remove:events:${index}`, text: t('event.remove', { number }) }
          : undefined
      }
    >
      <TextArea {...form.field(at('what'))} />
      <DateField
        {...form.field(at('when.date'))}
        shown={dayShown(draft.report.events[index]?.when.date, language)}
        warning={warningAt(draft, at('when.date'), language)}
      />
      <TextField {...form.field(at('when.note'))} />
      <Source {...props} />
      <TextArea rows={3} {...form.field(at('childsOwnWords'))} />
      <Area {...props} />
    </Row>
  );
}
