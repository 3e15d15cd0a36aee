import type { JSX } from 'preact';
import type { SignatoryView } from '../../../../services/sign-off/who-will-be-asked.ts';
import { Checkboxes } from '../../../../templates/components/choices.tsx';
import { SecrecyLine } from '../../../../templates/components/secrecy-line.tsx';
import { checkTexts, type CheckText } from '../../../../templates/messages/pages/check.ts';
import { capitalised } from '../../../../templates/messages/time-words.ts';
import { translator } from '../../../../templates/messages/translate.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import { secrecyLine } from '../../../kit/secrecy-line.ts';
import { tickedIn } from '../../../kit/typed-fields.ts';

type Props = {
  readonly frame: Frame;
  readonly form: FormState;
  readonly signatories: readonly SignatoryView[];
};

type Of = { readonly t: CheckText; readonly language: Frame['language'] };

/** *Rektor Lars Prov*, or the function alone where nobody holds it. */
const nameOf = ({ t, language }: Of, { role, people }: SignatoryView): string => {
  const called = capitalised(translator(language)(`signatory.${role}`));
  if (people.length === 0) return t('nobodyThere', { role: called });
  const names = people.map(({ name, absent }) => (absent ? t('away', { name }) : name));
  return `${called} ${names.join(', ')}`;
};

const choicesOf = (of: Of, signatories: readonly SignatoryView[]) =>
  signatories.map((one) => ({ value: one.role, label: nameOf(of, one) }));

/** Who is asked as it is sent, unless her tick is taken away. */
const Asked = ({ frame, form, signatories }: Props): JSX.Element => {
  const { language } = frame;
  const t = checkTexts(language);
  const shown = tickedIn(form.fields, 'coSigning.shown');
  const readers = tickedIn(form.fields, 'coSigning.readers');
  // Whoever has not been shown yet is asked.
  const ticked = signatories
    .map(({ role }) => role)
    .filter((role) => !shown.includes(role) || readers.includes(role));
  return (
    <>
      <input
        type="hidden"
        name="coSigning.shown"
        value={signatories.map(({ role }) => role).join('\n')}
      />
      <Checkboxes
        {...form.group('coSigning.readers')}
        values={ticked}
        hint={t('readers.hint')}
        choices={choicesOf({ t, language }, signatories)}
      />
    </>
  );
};

/** Of a school nurse’s report nobody is asked before she says so (25 kap. 1 § OSL). */
const AskedByNurse = ({ frame, form, signatories }: Props): JSX.Element => {
  const { language } = frame;
  const t = checkTexts(language);
  return (
    <Checkboxes
      {...form.group('coSigning.asks')}
      hint={t('asks.hint')}
      choices={choicesOf({ t, language }, signatories)}
    />
  );
};

/** Who reads the report at the school and is asked to sign it, as its author decides. */
export function Readers(props: Props): JSX.Element {
  const { frame, signatories } = props;
  const t = checkTexts(frame.language);
  const [atSending, later] = (['atSending', 'later'] as const).map((when) =>
    signatories.filter((one) => one.when === when),
  );
  const signs = signatories.some(({ when }) => when === 'bySending');
  const nobody = !atSending?.length && !later?.length;
  return (
    <>
      {atSending && atSending.length > 0 && <Asked {...props} signatories={atSending} />}
      {later && later.length > 0 && <AskedByNurse {...props} signatories={later} />}
      {signs && <p>{t('bySending')}</p>}
      {nobody ? <p>{t('nobodyAsked')}</p> : <SecrecyLine text={secrecyLine(frame, 'coSigning')} />}
    </>
  );
}
