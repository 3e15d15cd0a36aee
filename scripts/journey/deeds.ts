/** Ids that the answers to earlier steps gave, for later steps to put into their paths. */
export type Place = {
  readonly report: string;
  readonly supplement?: string;
  readonly meeting?: string;
  readonly situation?: string;
  readonly assessment?: string;
  readonly decision?: string;
  readonly whereabouts?: string;
  readonly contact?: string;
  /** The written report after a call. */
  readonly written?: string;
  /** Another report that the case tells of: where it goes on, or by a second reporter. */
  readonly there?: string;
  readonly otherSituation?: string;
  /** The meeting of the term in the municipality, and the newest change that it agreed on. */
  readonly termMeeting?: string;
  readonly termChange?: string;
  /** The question that the case began with. */
  readonly consultation?: string;
  /** What was handed over to a form last. */
  readonly handOver?: string;
  /** What was uploaded and sent with it, in the order of the case. */
  readonly files?: readonly string[];
};

export type Deed = {
  readonly path: (at: Place) => string;
  /** Members of the body that are added to those given by the case. */
  readonly says?: Readonly<Record<string, string>>;
  /** What the deed makes, which later steps are then about. */
  readonly makes?:
    | 'supplement'
    | 'meeting'
    | 'assessment'
    | 'decision'
    | 'whereabouts'
    | 'contact'
    | 'there'
    | 'consultation'
    | 'handOver'
    | 'written';
  /** Its duties are those of the hand-over that it is done with. */
  readonly on?: 'handOver';
  /** The body is the report of the case, with what the step says otherwise. */
  readonly sendsReport?: true;
};

const onReport =
  (resource: string) =>
  ({ report }: Place): string =>
    `/reports/${report}/${resource}`;

const onMeeting =
  (resource: string) =>
  ({ report, meeting }: Place): string =>
    `/reports/${report}/meetings/${meeting}/${resource}`;

const onConsultation =
  (resource: string) =>
  ({ consultation }: Place): string =>
    `/consultations/${consultation}/${resource}`;

const onTermMeeting =
  (resource: string) =>
  ({ termMeeting }: Place): string =>
    `/term-meetings/${termMeeting}/${resource}`;

const onHandOver = (resource: string): Pick<Deed, 'path' | 'on'> => ({
  path: ({ handOver }) => `/hand-overs/${handOver}/${resource}`,
  on: 'handOver',
});

/** The deeds by the names that cases call them, with where the API has them. */
export const deeds: Readonly<Record<string, Deed>> = {
  sign: { path: onReport('signatures') },
  supplement: { path: onReport('supplements'), makes: 'supplement' },
  readSupplement: {
    path: ({ report, supplement }) => `/reports/${report}/supplements/${supplement}/readings`,
  },
  onCall: { path: onReport('on-call-contacts') },
  open: { path: onReport('openings') },
  assign: { path: onReport('assignments') },
  keep: { path: onReport('kept-assignments') },
  assessProtection: { path: onReport('protection-assessments'), makes: 'assessment' },
  policeReport: { path: onReport('police-reports') },
  measure: { path: onReport('acute-measures') },
  register: { path: onReport('registrations') },
  note: { path: onReport('intake-notes') },
  sortRow: { path: onReport('sortings') },
  factor: { path: onReport('factors') },
  contact: { path: onReport('contacts'), makes: 'contact' },
  consent: { path: onReport('consents') },
  proposeTimes: { path: onReport('meetings'), says: { plan: 'propose' }, makes: 'meeting' },
  noMeeting: { path: onReport('meetings'), says: { plan: 'none' } },
  answerTimes: { path: onMeeting('times') },
  invite: { path: onMeeting('invitations') },
  meetingOutcome: { path: onMeeting('outcomes') },
  minutes: { path: onMeeting('minutes') },
  decide: { path: onReport('decisions'), makes: 'decision' },
  proposeDecision: { path: onReport('proposals') },
  correct: { path: onReport('corrections') },
  moveReport: { path: onReport('moves') },
  moveRecord: { path: onReport('moved-records') },
  liftProtectedContact: { path: onReport('protected-contact-endings') },
  findWhereabouts: { path: onReport('whereabouts'), makes: 'whereabouts' },
  forward: { path: onReport('forwardings') },
  dispatchForwarding: { path: onReport('forwarding-dispatches') },
  forwardingAnswer: { path: onReport('forwarding-answers') },
  changeDecision: { path: onReport('changed-decisions') },
  reviewDecision: { path: onReport('decision-reviews') },
  extend: { path: onReport('extensions') },
  coverByOngoing: { path: onReport('ongoing-investigations') },
  inform: { path: onReport('informations') },
  giveFeedback: { path: onReport('feedback') },
  confirm: { path: () => '/reports', makes: 'written', sendsReport: true },
  reportAgain: { path: () => '/reports', makes: 'there', sendsReport: true },
  ask: { path: () => '/consultations', makes: 'consultation' },
  answerQuestion: { path: onConsultation('answers') },
  reportFromQuestion: { path: onConsultation('reports'), sendsReport: true },
  chooseForm: { path: onReport('hand-overs'), makes: 'handOver' },
  acceptForm: onHandOver('acceptances'),
  refuseForm: onHandOver('refusals'),
  followUpForm: onHandOver('follow-ups'),
  chooseFormAgain: { ...onHandOver('choices'), makes: 'handOver' },
  handOn: { ...onHandOver('onward-hand-overs'), makes: 'handOver' },
  acuteJoin: { path: ({ situation }) => `/acute-situations/${situation}/joinings` },
  acuteMeeting: { path: ({ situation }) => `/acute-situations/${situation}/meetings` },
  acuteRecord: { path: ({ situation }) => `/acute-situations/${situation}/records` },
  termRecord: { path: onTermMeeting('records') },
  termChange: { path: onTermMeeting('changes') },
  termChangeEnded: {
    path: ({ termMeeting, termChange }) =>
      `/term-meetings/${termMeeting}/changes/${termChange}/endings`,
  },
};
