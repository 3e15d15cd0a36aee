/** Ids that earlier steps gave, which later ones are about. */
export type Place = {
  readonly report: string;
  readonly supplement?: string;
  readonly meeting?: string;
  readonly situation?: string;
};

type Body = Readonly<Record<string, unknown>>;

export type Deed = {
  readonly path: (at: Place) => string;
  readonly body?: (given: Body) => Body;
  /** Which later steps are about what this one made. */
  readonly makes?: 'supplement' | 'meeting';
};

const onReport =
  (resource: string) =>
  ({ report }: Place): string =>
    `/reports/${report}/${resource}`;

const onMeeting =
  (resource: string) =>
  ({ report, meeting }: Place): string =>
    `/reports/${report}/meetings/${meeting}/${resource}`;

const without =
  (key: string) =>
  (given: Body): Body =>
    Object.fromEntries(Object.entries(given).filter(([name]) => name !== key));

/** What a case calls a deed, and where the API has it. */
export const deeds: Readonly<Record<string, Deed>> = {
  sign: { path: onReport('signatures'), body: without('role') },
  supplement: { path: onReport('supplements'), makes: 'supplement' },
  readSupplement: {
    path: ({ report, supplement }) => `/reports/${report}/supplements/${supplement}/readings`,
  },
  open: { path: onReport('openings') },
  assign: { path: onReport('assignments') },
  assessProtection: { path: onReport('protection-assessments') },
  register: {
    path: onReport('registrations'),
    body: ({ as, ...given }) => ({ ...given, registeredAs: as }),
  },
  note: { path: onReport('intake-notes') },
  contact: { path: onReport('contacts') },
  consent: { path: onReport('consents') },
  proposeTimes: {
    path: onReport('meetings'),
    body: (given) => ({ plan: 'propose', ...given }),
    makes: 'meeting',
  },
  noMeeting: { path: onReport('meetings'), body: (given) => ({ plan: 'none', ...given }) },
  answerTimes: { path: onMeeting('times') },
  invite: { path: onMeeting('invitations') },
  meetingOutcome: { path: onMeeting('outcomes') },
  minutes: { path: onMeeting('minutes') },
  decide: { path: onReport('decisions') },
  inform: { path: onReport('informations') },
  giveFeedback: { path: onReport('feedback') },
  acuteMeeting: { path: ({ situation }) => `/acute-situations/${situation}/meetings` },
  acuteRecord: { path: ({ situation }) => `/acute-situations/${situation}/records` },
};
