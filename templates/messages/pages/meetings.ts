import { texts, type PlainKeyOf, type Say } from '../texts.ts';
import { meetingsEn } from './meetings-en.ts';
import { meetingsSv } from './meetings-sv.ts';

export const meetingTexts = texts(meetingsSv, meetingsEn);
export type MeetingKey = PlainKeyOf<typeof meetingsSv>;
export type MeetingText = Say<typeof meetingsSv>;
