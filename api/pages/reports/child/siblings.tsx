import type { JSX } from 'preact';
import { Asked, Needless } from '../../../../templates/components/asked.tsx';
import { Button, Buttons } from '../../../../templates/components/buttons.tsx';
import { DateField } from '../../../../templates/components/date-field.tsx';
import { Row } from '../../../../templates/components/rows.tsx';
import { TextField } from '../../../../templates/components/text-field.tsx';
import { questionTexts } from '../../../../templates/messages/pages/questions.ts';
import { rowsIn } from '../../../kit/typed-fields.ts';
import { dayShown, warningAt } from '../draft/notes.ts';
import { mostRows } from '../draft/rows.ts';
import { ThreeWay } from '../draft/three-way.tsx';
import type { FamilyProps } from './child-itself.tsx';

type Props = FamilyProps & { readonly index: number };

const SiblingFields = ({ frame: { language }, draft, form, index }: Props): JSX.Element => {
  const at = (name: string): string => `siblings.list.${index}.${name}`;
  return (
    <>
      <TextField {...form.field(at('givenName'))} />
      <TextField {...form.field(at('familyName'))} />
      <DateField
        {...form.field(at('birthDate'))}
        shown={dayShown(draft.report.siblings.list[index]?.birthDate, language)}
        warning={warningAt(draft, at('birthDate'), language)}
      />
      <TextField
        size={24}
        {...form.field(at('identity'))}
        warning={warningAt(draft, at('identity'), language)}
      />
    </>
  );
};

/** Other children of the family, each of whom gets a report of their own. */
export function Siblings(props: FamilyProps): JSX.Element {
  const { frame, form } = props;
  const t = questionTexts(frame.language);
  const rows = rowsIn(form.fields, 'siblings.list');
  const remove = (index: number) => ({
    name: '_do',
    value: `remove:siblings.list:${index}`,
    text: t('sibling.remove', { number: index + 1 }),
  });
  return (
    <Asked question={<ThreeWay language={frame.language} {...form.field('siblings.answer')} />}>
      <Needless when="no">
        <p>{t('siblings.each')}</p>
        {rows.map((_, index) => (
          <Row
            key={index}
            id={`syskon-${index + 1}`}
            legend={t('sibling', { number: index + 1 })}
            remove={rows.length > 1 ? remove(index) : undefined}
          >
            <SiblingFields {...props} index={index} />
          </Row>
        ))}
        {rows.length < mostRows && (
          <Buttons>
            <Button kind="secondary" name="_do" value="add:siblings.list" text={t('sibling.add')} />
          </Buttons>
        )}
      </Needless>
    </Asked>
  );
}
