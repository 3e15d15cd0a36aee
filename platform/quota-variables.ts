import { wholeNumber } from './variable-formats.ts';

/**
 * What the largest report costs in kilobytes, a whole body with fifty siblings. A quota below it
 * would refuse such a report for ever.
 */
const largestReport = 15_000;
/** What the attachments of one report may weigh, in kilobytes. */
const largestAttachments = 52_429;

/** How much one caller may use within a window. */
export const quotaVariables = {
  QUOTA_MINUTES: {
    format: wholeNumber(1),
    default: '10',
    readBy: { api: 'quotaMinutes' },
    meaning: 'Window of the three quotas below, from the first request on.',
  },
  QUOTA_ADDRESS_REQUESTS: {
    format: wholeNumber(1),
    default: '1000',
    readBy: { api: 'quotaAddressRequests' },
    meaning:
      'Requests without a valid login from one address (IPv6: one /64). Whoever is logged in is not refused for them.',
  },
  QUOTA_PERSON_LOOKS: {
    format: wholeNumber(1),
    default: '3000',
    readBy: { api: 'quotaPersonLooks' },
    meaning: 'Readings by one person.',
  },
  QUOTA_CLIENT_LOOKS: {
    format: wholeNumber(1),
    default: '30000',
    readBy: { api: 'quotaClientLooks' },
    meaning: 'Readings by one agency system.',
  },
  QUOTA_DEED_MINUTES: {
    format: wholeNumber(1),
    default: '60',
    readBy: { api: 'quotaDeedMinutes' },
    meaning: 'Window of the three quotas below, from the first deed on.',
  },
  QUOTA_PERSON_KILOBYTES: {
    format: wholeNumber(largestReport),
    default: '16000',
    readBy: { api: 'quotaPersonKilobytes' },
    meaning:
      'Weight of a person’s deeds in kB: a report its bytes and 25, again per named sibling; other deeds their bytes and 5. At least 15000.',
  },
  QUOTA_CLIENT_KILOBYTES: {
    format: wholeNumber(largestReport),
    default: '256000',
    readBy: { api: 'quotaClientKilobytes' },
    meaning: 'The same for one agency system.',
  },
  QUOTA_UNIT_KILOBYTES: {
    format: wholeNumber(largestReport),
    default: '512000',
    readBy: { api: 'quotaUnitKilobytes' },
    meaning: 'The same for all people and systems of one unit together.',
  },
  QUOTA_PERSON_FILE_KILOBYTES: {
    format: wholeNumber(largestAttachments),
    default: '210000',
    readBy: { api: 'quotaPersonFileKilobytes' },
    meaning:
      'Attachments that one person begins to upload, in kB, in the same window; of these nothing is taken out of the three quotas above. At least 52429.',
  },
  QUOTA_CLIENT_FILE_KILOBYTES: {
    format: wholeNumber(largestAttachments),
    default: '2100000',
    readBy: { api: 'quotaClientFileKilobytes' },
    meaning: 'The same for one agency system.',
  },
} as const;
