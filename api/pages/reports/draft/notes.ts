import { isLocalDate } from '../../../../domain/calendar/time.ts';
import { draftTexts } from '../../../../templates/messages/pages/draft.ts';
import type { Language } from '../../../../templates/messages/texts.ts';
import { fullDateText } from '../../../../templates/messages/time-words.ts';
import type { ShownDraft } from './shown-draft.ts';

/** What looks odd about a field, in words; undefined when nothing does. */
export function warningAt(
  { odd }: Pick<ShownDraft, 'odd'>,
  field: string,
  language: Language,
): string | undefined {
  const found = odd.find((one) => one.field === field);
  return found && draftTexts(language)(`odd.${found.is}`);
}

/** How a typed day was understood, with its day of the week. */
export function dayShown(
  stated: string | null | undefined,
  language: Language,
): string | undefined {
  return stated && isLocalDate(stated) ? fullDateText(stated, language) : undefined;
}
