/** Ids that earlier steps gave, which later ones are about. */
export type Place = {
  readonly report: string;
  readonly supplement?: string;
  readonly meeting?: string;
  readonly situation?: string;
};

export type Deed = {
  readonly path: (at: Place) => string;
  /** What the body says besides that which the case gives. */
  readonly says?: Readonly<Record<string, string>>;
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

/** What a case calls a deed, and where the API has it. */
export const deeds: Readonly<Record<string, Deed>> = {
  sign: { path: onReport('signatures') },
  supplement: { path: onReport('supplements'), makes: 'supplement' },
  readSupplement: {
    path: ({ report, supplement }) => `/reports/${report}/supplements/${supplement}/readings`,
  },
  open: { path: onReport('openings') },
  assign: { path: onReport('assignments') },
  assessProtection: { path: onReport('protection-assessments') },
  register: { path: onReport('registrations') },
  note: { path: onReport('intake-notes') },
  contact: { path: onReport('contacts') },
  consent: { path: onReport('consents') },
  proposeTimes: { path: onReport('meetings'), says: { plan: 'propose' }, makes: 'meeting' },
  noMeeting: { path: onReport('meetings'), says: { plan: 'none' } },
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
