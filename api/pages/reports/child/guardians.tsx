import type { JSX } from 'preact';
import { guardianKinds } from '../../../../domain/report/report-content.ts';
import { Button, Buttons } from '../../../../templates/components/buttons.tsx';
import { Row } from '../../../../templates/components/rows.tsx';
import { SelectField } from '../../../../templates/components/select-field.tsx';
import { TextField } from '../../../../templates/components/text-field.tsx';
import { questionTexts } from '../../../../templates/messages/pages/questions.ts';
import { translator } from '../../../../templates/messages/translate.ts';
import { rowsIn } from '../../../kit/typed-fields.ts';
import { warningAt } from '../draft/notes.ts';
import { mostRows } from '../draft/rows.ts';
import { ThreeWay } from '../draft/three-way.tsx';
import type { FamilyProps } from './child-itself.tsx';

type Props = FamilyProps & { readonly index: number };

const GuardianFields = ({ frame: { language }, draft, form, index }: Props): JSX.Element => {
  const words = translator(language);
  const at = (name: string) => form.field(`guardians.${index}.${name}`);
  const kind = at('kind');
  return (
    <>
      <SelectField
        {...kind}
        value={kind.value ?? 'parent'}
        options={guardianKinds.map((value) => ({ value, label: words(`guardian.${value}`) }))}
      />
      <TextField {...at('givenName')} />
      <TextField {...at('familyName')} />
      <TextField
        size={24}
        {...at('identity')}
        warning={warningAt(draft, `guardians.${index}.identity`, language)}
      />
      <TextField size={24} inputMode="tel" {...at('phone')} />
      <ThreeWay language={language} {...at('livesWithChild')} />
      <TextField size={24} {...at('language')} />
      <ThreeWay language={language} {...at('interpreter')} />
    </>
  );
};

/** The child's guardians, one row each. */
export function Guardians(props: FamilyProps): JSX.Element {
  const { frame, form } = props;
  const t = questionTexts(frame.language);
  const rows = rowsIn(form.fields, 'guardians');
  const remove = (index: number) => ({
    name: '_do',
    value: `remove:guardians:${index}`,
    text: t('guardian.remove', { number: index + 1 }),
  });
  return (
    <>
      {rows.map((_, index) => (
        <Row
          key={index}
          id={`vardnadshavare-${index + 1}`}
          legend={t('guardian', { number: index + 1 })}
          remove={rows.length > 1 ? remove(index) : undefined}
        >
          <GuardianFields {...props} index={index} />
        </Row>
      ))}
      {rows.length < mostRows && (
        <Buttons>
          <Button kind="secondary" name="_do" value="add:guardians" text={t('guardian.add')} />
        </Buttons>
      )}
    </>
  );
}
