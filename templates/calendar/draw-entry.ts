import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { addMinutes, type Instant } from '../../domain/calendar/time.ts';
import { translator, type Language } from '../messages/translate.ts';

/** A meeting that stands in a calendar. */
export type Entry = {
  readonly uid: string;
  readonly time: Instant;
  readonly sequence: number;
  readonly isOff: boolean;
  readonly changedAt: Instant;
};

/** How long a meeting is taken to last, in minutes, since nobody says it. */
const assumedMinutes = 60;

/**
 * A calendar file (RFC 5545) for a meeting, in UTC so that every calendar shows the right hour. It
 * says neither what the meeting is about nor where or with whom, because a calendar is read by others
 * and kept by its supplier; that stands in the letter.
 */
export function drawEntry(
  { uid, time, sequence, isOff, changedAt }: Entry,
  language: Language,
): string {
  const say = translator(language);
  const calendar = ical({
    prodId: { company: 'anmalan', product: 'meetings', language: language.toUpperCase() },
    method: isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${uid}@anmalan.invalid`,
    start: new Date(time),
    end: new Date(addMinutes(time, assumedMinutes)),
    stamp: new Date(changedAt),
    sequence,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: say('calendar.meeting'),
    description: say('calendar.seeLetter'),
  });
  return calendar.toString();
}
