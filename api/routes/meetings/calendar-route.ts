import { z } from 'zod';
import { viewMeetingEntry } from '../../../services/meetings/meeting-entry.ts';
import { drawEntry } from '../../../templates/calendar/draw-entry.ts';
import { fileRoute, type Route } from '../../route.ts';
import { meetingParams } from './one-meeting.ts';

const query = z.strictObject({ language: z.enum(['sv', 'en']).default('sv') });

/** The meeting as a file for the calendar of whoever was invited. */
export const calendarRoute: Route = fileRoute({
  path: '/reports/:reportId/meetings/:meetingId/calendar',
  operationId: 'readMeetingCalendar',
  summary: 'Hämta mötet som kalenderfil',
  description:
    'iCalendar (RFC 5545), till den som är kallad. Den säger när mötet är och ingenting om vad det gäller, var det hålls eller vilka som kommer, för det läses av fler än den kallade. När mötet flyttas eller ställs in ersätter en ny fil den förra. 404 innan någon har kallats.',
  tag: 'meetings',
  request: { params: meetingParams, query },
  type: 'text/calendar',
  read: async (deps, call, { params, query: { language } }) => {
    const { entry, fileName } = await viewMeetingEntry(deps, call, params);
    return { bytes: Buffer.from(drawEntry(entry, language)), fileName };
  },
});
