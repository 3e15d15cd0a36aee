import { texts } from '../texts.ts';
import { eventsEn } from './events-en.ts';
import { eventsSv } from './events-sv.ts';

/** The kinds of event, functions and parts of the system in words. */
export const eventTexts = texts(eventsSv, eventsEn);
