import type { JSX } from 'preact';
import { Checkbox } from '../../../../templates/components/checkbox.tsx';
import { DateField } from '../../../../templates/components/date-field.tsx';
import { SelectField } from '../../../../templates/components/select-field.tsx';
import { TextField } from '../../../../templates/components/text-field.tsx';
import { questionTexts } from '../../../../templates/messages/pages/questions.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import { elsewhere } from '../draft/drafted-family.ts';
import { dayShown, warningAt } from '../draft/notes.ts';
import type { ShownDraft } from '../draft/shown-draft.ts';
import { ThreeWay } from '../draft/three-way.tsx';

export type FamilyProps = {
  readonly frame: Frame;
  readonly draft: ShownDraft;
  readonly form: FormState;
};

/** The municipalities of this installation, which can be chosen by name. */
export type Places = {
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
};

type Props = FamilyProps & { readonly places: Places };

const Who = ({ frame: { language }, draft, form }: FamilyProps): JSX.Element => {
  const t = questionTexts(language);
  return (
    <>
      <TextField {...form.field('child.givenName')} />
      <TextField {...form.field('child.familyName')} />
      <TextField
        size={24}
        {...form.field('child.identity')}
        warning={warningAt(draft, 'child.identity', language)}
      />
      <DateField
        {...form.field('child.birthDate')}
        hint={t('birthDate.hint')}
        shown={dayShown(draft.report.child.birthDate, language)}
        warning={warningAt(draft, 'child.birthDate', language)}
      />
      <Checkbox {...form.box('child.unborn')} />
    </>
  );
};

const Where = ({ frame: { language }, form, places }: Props): JSX.Element => {
  const t = questionTexts(language);
  return (
    <>
      <TextField {...form.field('child.school.name')} />
      <TextField size={16} {...form.field('child.school.class')} />
      <SelectField
        {...form.field('child.homeMunicipalityCode')}
        blank={t('home.blank')}
        options={[
          ...places.municipalities.map(({ code, name }) => ({ value: code, label: name })),
          { value: elsewhere, label: t('home.elsewhere') },
        ]}
      />
      <TextField {...form.field('child.homeElsewhere')} />
      <ThreeWay language={language} {...form.field('child.protectedIdentity')} />
      <TextField {...form.field('child.address')} hint={t('address.hint')} />
      <TextField size={24} inputMode="tel" {...form.field('child.phone')} />
    </>
  );
};

/** Who the child is and where it belongs, as far as its reporter knows. */
export function ChildItself(props: Props): JSX.Element {
  const { frame, form } = props;
  return (
    <>
      <Who {...props} />
      <Where {...props} />
      <TextField size={24} {...form.field('child.language')} />
      <ThreeWay language={frame.language} {...form.field('child.interpreter')} />
    </>
  );
}
