import type { ComponentProps, JSX } from 'preact';
import { Radios } from '../../../../templates/components/choices.tsx';
import { draftTexts } from '../../../../templates/messages/pages/draft.ts';
import type { Language } from '../../../../templates/messages/texts.ts';

type Props = Omit<ComponentProps<typeof Radios>, 'choices' | 'dontKnow'> & {
  readonly language: Language;
};

/** A question of a reporter's: yes, no, or that she does not know, which is never set beforehand. */
export function ThreeWay({ language, ...field }: Props): JSX.Element {
  const t = draftTexts(language);
  return (
    <Radios
      {...field}
      choices={[
        { value: 'yes', label: t('yes') },
        { value: 'no', label: t('no') },
      ]}
      dontKnow={{ value: 'unknown', label: t('unknown') }}
    />
  );
}
