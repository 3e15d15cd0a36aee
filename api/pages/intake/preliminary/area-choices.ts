import type { Choice } from '../../../../templates/components/choices.tsx';
import type { NamedArea } from '../../../../domain/settings/areas.ts';
import { preliminaryTexts } from '../../../../templates/messages/pages/preliminary.ts';
import type { Frame } from '../../../kit/frame.ts';

/** The twelve areas in the words of the municipality, and that a statement is under none. */
export function areaChoices(
  { language }: Pick<Frame, 'language'>,
  areas: readonly NamedArea[],
): readonly Choice[] {
  const none = { value: 'notSorted', label: preliminaryTexts(language)('notSorted') };
  return [...areas.map(({ area, text }) => ({ value: area, label: text })), none];
}
