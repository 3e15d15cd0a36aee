import type {
  DeliveryView,
  DeskLetter,
  LetterDesk,
} from '../../../../../services/reports/letter-desk.ts';
import { letterTexts } from '../../../../../templates/messages/pages/letters.ts';
import type { Frame } from '../../../../kit/frame.ts';
import { saidDay } from '../../../../kit/moment.tsx';

/** What a letter is called: several of one kind are told apart by their numbers, the oldest first. */
export function letterName(
  { language }: Frame,
  { letters }: LetterDesk,
  letter: DeskLetter,
): string {
  const t = letterTexts(language);
  const name = t(`letter.${letter.kind}`);
  const alike = letters.filter(({ kind }) => kind === letter.kind).toReversed();
  if (alike.length < 2) return name;
  return t('letters.one', { letter: name, number: alike.indexOf(letter) + 1 });
}

/** How a letter was delivered, or that it was not. */
export function deliveryText(frame: Frame, delivery: DeliveryView): string {
  const t = letterTexts(frame.language);
  const said = { day: saidDay(frame, delivery.on), by: delivery.by };
  return 'how' in delivery
    ? t(`delivered.${delivery.outcome}`, { ...said, how: delivery.how })
    : t(`delivered.${delivery.outcome}`, { ...said, why: delivery.why });
}
