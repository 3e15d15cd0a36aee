import { openTermMeetings } from './activities.ts';

/** Opens the duty to hold the term meeting where a term has begun, once a term. */
export async function dailyTermMeetings(): Promise<void> {
  await openTermMeetings(new Date().toISOString());
}
