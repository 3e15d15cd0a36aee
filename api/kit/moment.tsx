import type { JSX } from 'preact';
import { dayWords, momentWords } from '../../domain/calendar/day-words.ts';
import { localDate, type Instant, type LocalDate } from '../../domain/calendar/time.ts';
import { Time } from '../../templates/components/time.tsx';
import { dayText, momentText } from '../../templates/messages/time-words.ts';
import type { Frame } from './frame.ts';

type When = Pick<Frame, 'language' | 'now'>;

/** A moment as it is said: *i dag kl. 15.00*, *torsdag 26 november kl. 09.00*. */
export function saidMoment({ language, now }: When, at: Instant): string {
  return momentText(momentWords(at, now), language);
}

/** A day as it is said: *i dag*, *fredag 20 november*. */
export function saidDay({ language, now }: When, day: LocalDate): string {
  return dayText(dayWords(day, localDate(now)), language);
}

/** A moment in words, with what a machine reads. */
export function Moment({ frame, at }: { readonly frame: When; readonly at: Instant }): JSX.Element {
  return <Time at={at} text={saidMoment(frame, at)} />;
}
