import type { NamedChild } from '../../../services/reports/named-children.ts';
import { workTexts } from '../../../templates/messages/pages/work.ts';
import { ageText } from '../../../templates/messages/time-words.ts';
import type { Frame } from '../../kit/frame.ts';

/** A child as a heading names it: *Vera Påhittad, 8 år*. */
export function childName({ language }: Pick<Frame, 'language'>, child: NamedChild): string {
  const t = workTexts(language);
  const { givenName, familyName, age, unborn } = child;
  const name = [givenName, familyName].filter(Boolean).join(' ') || t('child.unnamed');
  if (unborn) return t('child.unborn', { name });
  return age === null ? name : t('child.aged', { name, age: ageText(age, language) });
}
