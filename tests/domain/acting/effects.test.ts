import { describe, expect, it } from 'vitest';
import { effectsOf, factsThat } from '../../../domain/acting/effects.ts';
import {
  nothingYet,
  type Circumstances,
  type ReportArrival,
  type ReportStanding,
} from '../../../domain/acting/standing.ts';
import { dutyKinds, dutyRules, factRule, type FactShapes } from '../../../domain/areas.ts';
import { factKinds, type FactKind } from '../../../domain/kinds.ts';
import { settingDefaults, type MunicipalitySettings } from '../../../domain/settings/settings.ts';
import { sampleReport } from '../../helpers/sample-report.ts';

const at = '2026-11-16T09:00:00.000Z';

/** All that the receiver of a report can owe, but that somebody opens it. */
const dutiesOfReceiver = dutyKinds.filter(
  (kind) =>
    kind !== 'openReport' &&
    dutyRules[kind].side === 'receiver' &&
    factKinds.some((fact) => factRule(fact).stream === 'report' && factRule(fact).opens?.[kind]),
);

const settings: MunicipalitySettings = {
  ...settingDefaults,
  code: '1862',
  name: 'Degerfors',
  version: 1,
  validFrom: '2026-01-01',
  approvedBy: 'IFO-chefen',
  source: 'beslut',
};

type Given = {
  readonly before?: Partial<ReportStanding>;
  readonly arrival?: Partial<ReportArrival>;
  readonly feedbackWanted?: boolean;
  readonly asked?: boolean;
};

const circumstances = ({ before, arrival, feedbackWanted = true, asked = false }: Given) =>
  ({
    before: { ...nothingYet, ...before },
    arrival: {
      receivedAt: at,
      acute: false,
      agencyKind: 'school',
      protectedContact: false,
      settings,
      ...arrival,
    },
    content: () => sampleReport({ feedback: { wanted: feedbackWanted } }),
    has: () => asked,
  }) as Circumstances;

type Said<K extends FactKind> = { readonly [P in K]: readonly [P, FactShapes[P]] }[K];
type Row = readonly [
  name: string,
  fact: Said<FactKind>,
  effects: {
    readonly moves?: object;
    readonly opens?: object[];
    readonly closes?: object[];
    readonly extends?: object[];
    readonly hands?: object[];
  },
  given?: Given,
];

const arrival = [
  { kind: 'openReport' },
  { kind: 'assessProtection' },
  { kind: 'decideOnInvestigation' },
];
const formConsent = {
  of: 'guardian1',
  how: 'spoken',
  on: '2026-11-16',
  parties: ['skolan'],
  form: 'steget',
} as const;
const signature = { assurance: null, contentHash: null, secret: null } as const;
const calm = { immediateNeed: 'no', reasons: 'Farmor är hemma.', violence: 'none' } as const;
const decision = {
  grounds: [{ ground: 'neglect', text: 'Brister i omsorgen', reason: 'omsorg' }],
  reasons: 'Upprepat.',
  childsView: 'Vill bo hemma.',
  bestInterests: 'En utredning.',
  identifiers: { compared: ['number', 'name'], whyNot: null },
  override: null,
} as const;
const toOpen = [
  'decisionMade',
  { outcome: 'open', secret: { ...decision, outcome: 'open' } },
] as const;
const notToOpen = [
  'decisionMade',
  { outcome: 'doNotOpen', secret: { ...decision, outcome: 'doNotOpen' } },
] as const;
const concluded = (concludedAs: string) => ({
  moves: { status: 'concluded', concludedAs, concludedAt: at },
  closes: [
    concludedAs === 'open'
      ? { kind: 'openInvestigation' }
      : { kind: 'openInvestigation', as: 'lapsed', reason: 'override' },
    { kind: 'decideOnInvestigation' },
    { kind: 'reassign', as: 'lapsed', reason: 'concluded' },
  ],
});
const changed = (concludedAs: string) => ({
  moves: { concludedAs, concludedAt: at, reviewedAs: null },
  closes: ['informConcerned', 'reviewPostponedInformation', 'giveFeedback'].map((kind) => ({
    kind,
  })),
});
const assessed = { moves: { status: 'assessed' }, closes: [{ kind: 'assessProtection' }] };
const meeting = [{ kind: 'proposeMeetingTimes' }, { kind: 'holdJointMeeting' }];
const forwarded = {
  municipality: { code: '1883', name: 'Karlskoga' },
  ground: 'livesElsewhere',
  message: null,
} as const;
const foundThere = <Ground extends string>(ground: Ground) => ({
  ground,
  municipality: forwarded.municipality,
  knownBy: 'Folkbokföringen.',
});
const answered = <Answer extends string>(answer: Answer) =>
  ({ answer, on: '2026-11-16', by: 'mottagningen', how: 'letter' }) as const;

/** Every fact in every form it can have, and what it does; written from the routine. */
const letter = { letterOf: 'i1', to: 'child', on: '2026-11-16', by: '', how: '', why: '' } as const;

const rows: readonly Row[] = [
  [
    'a report sent is received, and opens its three duties (20 kap. 1–2 §§ SoL)',
    ['reportSent', { asked: [], alreadyHeld: false, secret: null }],
    { moves: { status: 'received' }, opens: arrival },
  ],
  [
    'a report sent asks each required signatory to co-sign',
    ['reportSent', { asked: ['rektor', 'kurator'], alreadyHeld: false, secret: null }],
    {
      moves: { status: 'received' },
      opens: [
        ...arrival,
        { kind: 'coSign', signatory: 'rektor' },
        { kind: 'coSign', signatory: 'kurator' },
      ],
    },
  ],
  [
    'a report found in a supplement need not be opened by whoever found it',
    ['reportSent', { asked: [], alreadyHeld: true, secret: null }],
    { moves: { status: 'received' }, opens: arrival.slice(1) },
  ],
  ...(['signed', 'declined', 'notAsked'] as const).map((outcome): Row => [
    `${outcome} is a complete answer of that signatory alone, and moves no status`,
    ['signatureRecorded', { ...signature, role: 'skolskoterska', outcome }],
    { closes: [{ kind: 'coSign', signatory: 'skolskoterska', as: 'done', reason: outcome }] },
  ]),
  [
    'a missing signature lapses: an unsigned report is complete in law',
    ['signatureRecorded', { ...signature, role: 'rektor', outcome: 'missing' }],
    { closes: [{ kind: 'coSign', signatory: 'rektor', as: 'lapsed', reason: 'missing' }] },
  ],
  [
    'a supplement has to be read',
    ['supplementAdded', { secret: { text: 'Mer.', events: [] } }],
    { opens: [{ kind: 'readSupplement', about: 'f1' }] },
  ],
  [
    'a supplement read ends the duty about that supplement only',
    ['supplementRead', { about: 's1', secret: { newWorry: false, note: null } }],
    { closes: [{ kind: 'readSupplement', about: 's1' }] },
  ],
  [
    'a report opened by a person is opened, and hers',
    ['reportOpened', { secret: null }],
    {
      moves: {
        status: 'opened',
        openedByPersonAt: at,
        ownerPersonId: 'p1',
        ownerRole: 'officer',
      },
      closes: [{ kind: 'openReport' }],
    },
  ],
  [
    'a case assigned is the new officer’s',
    ['caseAssigned', { about: 'p2', secret: { reason: 'tid', role: 'deputyIfoChef' } }],
    {
      moves: { ownerPersonId: 'p2', ownerRole: 'deputyIfoChef' },
      closes: [{ kind: 'reassign' }],
    },
  ],
  [
    'the protection assessment opens the way to a joint meeting (19 kap. 5 § SoL)',
    ['protectionAssessed', { secret: calm }],
    { ...assessed, opens: meeting },
  ],
  [
    'in protected contact no joint meeting is owed',
    ['protectionAssessed', { secret: calm }],
    assessed,
    { arrival: { protectedContact: true } },
  ],
  ...(['byCloseRelation', 'witnessed', 'honour'] as const).map((violence): Row => [
    `nor after violence close to the child, ${violence}: that is investigated without delay`,
    ['protectionAssessed', { secret: { ...calm, violence } }],
    { ...assessed, opens: [{ kind: 'openInvestigation' }, { kind: 'policeReport' }] },
  ]),
  [
    'violence by others suits a joint meeting',
    ['protectionAssessed', { secret: { ...calm, violence: 'byOther' } }],
    { ...assessed, opens: [{ kind: 'policeReport' }, ...meeting] },
  ],
  [
    'times proposed end the duty to propose, not the duty to meet',
    ['meetingProposed', { secret: { times: [at], place: 'Skolan' } }],
    { closes: [{ kind: 'proposeMeetingTimes' }] },
  ],
  [
    'no meeting, with its reason, ends both duties as lapsed',
    ['meetingWaived', { secret: { reason: 'noConsent', note: 'Nej.' } }],
    {
      closes: [
        { kind: 'proposeMeetingTimes', as: 'lapsed', reason: 'noConsent' },
        { kind: 'holdJointMeeting', as: 'lapsed', reason: 'noConsent' },
      ],
    },
  ],
  [
    'a meeting held ends the duty to meet',
    ['meetingOutcomeRecorded', { about: 'm1', outcome: 'held', secret: { reason: null } }],
    { closes: [{ kind: 'holdJointMeeting' }] },
  ],
  ...(['moved', 'cancelled'] as const).map((outcome): Row => [
    `a meeting ${outcome} keeps the duty open`,
    ['meetingOutcomeRecorded', { about: 'm1', outcome, secret: { reason: 'Sjukdom.' } }],
    {},
  ]),
  [
    'to open: those concerned are told (20 kap. 4 § SoL) and the reporter answered (19 kap. 6 § SoL)',
    toOpen,
    { ...concluded('open'), opens: [{ kind: 'informConcerned' }, { kind: 'giveFeedback' }] },
  ],
  [
    'to open, with no feedback wanted',
    toOpen,
    { ...concluded('open'), opens: [{ kind: 'informConcerned' }] },
    { feedbackWanted: false },
  ],
  [
    'to open, with feedback asked for since',
    toOpen,
    { ...concluded('open'), opens: [{ kind: 'informConcerned' }, { kind: 'giveFeedback' }] },
    { feedbackWanted: false, asked: true },
  ],
  [
    'to open a private person’s report, who has no right to feedback (19 kap. 4 § SoL)',
    toOpen,
    { ...concluded('open'), opens: [{ kind: 'informConcerned' }] },
    { arrival: { agencyKind: 'privatePerson' } },
  ],
  [
    'not to open: nobody is told of an investigation, the reporter is answered',
    notToOpen,
    { ...concluded('doNotOpen'), opens: [{ kind: 'giveFeedback' }] },
  ],
  [
    'not to open, with no feedback wanted',
    notToOpen,
    concluded('doNotOpen'),
    { feedbackWanted: false },
  ],
  [
    'information given ends its duty',
    ['concernedInformed', { outcome: 'told', secret: { told: true, how: 'telefon' } }],
    { closes: [{ kind: 'informConcerned' }, { kind: 'reviewPostponedInformation' }] },
  ],
  [
    'information postponed is looked at again on its day (20 kap. 4 § SoL)',
    [
      'concernedInformed',
      {
        outcome: 'postponed',
        secret: { told: false, exceptionalReasons: 'Polisförhör.', reviewOn: '2026-11-20' },
      },
    ],
    {
      opens: [{ kind: 'reviewPostponedInformation', countedFrom: '2026-11-19T23:00:00.000Z' }],
      closes: [{ kind: 'informConcerned' }, { kind: 'reviewPostponedInformation' }],
    },
  ],
  [
    'changed to open: those concerned are told and the reporter is answered, anew (37–38 §§ FL)',
    ['decisionChanged', { outcome: 'open', secret: { ...decision, outcome: 'open' } }],
    { ...changed('open'), opens: [{ kind: 'informConcerned' }, { kind: 'giveFeedback' }] },
  ],
  ...(['agrees', 'reconsider'] as const).map((finding): Row => [
    `what a leader finds of the reasons not to open (${finding}) changes nothing of what is owed`,
    [
      'decisionReviewed',
      { about: 'd1', outcome: finding, secret: { finding, reason: 'Skälen är tunna.' } },
    ],
    { moves: { reviewedAs: finding } },
  ]),
  [
    'changed to not open: the reporter is answered anew',
    ['decisionChanged', { outcome: 'doNotOpen', secret: { ...decision, outcome: 'doNotOpen' } }],
    { ...changed('doNotOpen'), opens: [{ kind: 'giveFeedback' }] },
  ],
  [
    'an extension gives the decision another last day (20 kap. 2 § SoL)',
    [
      'decisionExtended',
      { secret: { until: '2026-12-14', grounds: 'policeInterview', reasons: 'Förhör.' } },
    ],
    { extends: [{ kind: 'decideOnInvestigation', lastDay: '2026-12-14' }] },
  ],
  ...([true, false] as const).map((feedbackWanted): Row => [
    `an ongoing investigation needs no decision; who wants feedback (${feedbackWanted}) gets it at once`,
    ['coveredByOngoing', { secret: { investigation: 'UTR 1', note: null } }],
    {
      moves: { status: 'concluded', concludedAs: 'coveredByOngoing', concludedAt: at },
      opens: feedbackWanted ? [{ kind: 'giveFeedback', atOnce: true }] : [],
      closes: ['openInvestigation', 'forwardReport', 'decideOnInvestigation']
        .map((kind) => ({
          kind,
          as: 'lapsed',
          reason: 'coveredByOngoing',
        }))
        .concat([{ kind: 'reassign', as: 'lapsed', reason: 'concluded' }]),
    },
    { feedbackWanted },
  ]),
  ...(['made', 'notMade', 'notYet'] as const).map((outcome): Row => [
    `the police report ${outcome} ends its duty when it is settled`,
    [
      'policeReportDecided',
      { outcome, secret: { outcome, by: 'handläggaren', on: '2026-11-16', why: 'Våld.' } },
    ],
    { closes: outcome === 'notYet' ? [] : [{ kind: 'policeReport' }] },
  ]),
  [
    'a suspected crime by somebody else asks for a police report alone',
    ['protectionAssessed', { secret: { ...calm, crimeSuspected: true } }],
    { ...assessed, opens: [{ kind: 'policeReport' }, ...meeting] },
  ],
  [
    'what was done at once for the child changes nothing of what is owed',
    [
      'acuteMeasureTaken',
      { secret: { kind: 'placement', what: 'Jourhem i natt.', by: 'handläggaren', at } },
    ],
    {},
  ],
  [
    'a proposed decision is for the IFO-chef to make',
    ['decisionProposed', { outcome: 'open', secret: { ...decision, outcome: 'open' } }],
    { hands: [{ kind: 'decideOnInvestigation', to: 'ifoChef' }] },
  ],
  ...(['meetingOwed', 'noMeetingOwed'] as const).map((outcome): Row => [
    `protected contact turned off: ${outcome}`,
    ['protectedContactLifted', { outcome, secret: { reason: 'Jämnårig.' } }],
    { moves: { contactLiftedAt: at }, opens: outcome === 'meetingOwed' ? meeting : [] },
  ]),
  ...(['livesElsewhere', 'placedByOther', 'movedAway'] as const).flatMap(
    (ground): readonly Row[] => [
      [
        `a child of another municipality (${ground}) that is not assessed yet is not forwarded yet`,
        ['whereaboutsFound', { outcome: ground, secret: foundThere(ground) }],
        { moves: { elsewhere: ground } },
        { before: { status: 'opened' } },
      ],
      [
        `found to be one (${ground}) after the assessment, it is forwarded at once (29 kap. SoL)`,
        ['whereaboutsFound', { outcome: ground, secret: foundThere(ground) }],
        { moves: { elsewhere: ground }, opens: [{ kind: 'forwardReport' }] },
        { before: { status: 'assessed' } },
      ],
      [
        `and when it is assessed here (${ground}) it is forwarded at once (29 kap. SoL)`,
        ['protectionAssessed', { secret: calm }],
        { ...assessed, opens: [{ kind: 'forwardReport' }, ...meeting] },
        { before: { elsewhere: ground } },
      ],
    ],
  ),
  [
    'a child who is found to belong here moves nothing away',
    ['whereaboutsFound', { outcome: 'here', secret: { ground: 'here', knownBy: 'Skatteverket' } }],
    { moves: { elsewhere: null } },
    { before: { status: 'assessed' } },
  ],
  ...(['tenant', 'letter'] as const).map((outcome): Row => [
    `a report forwarded (${outcome}) stays owed here until the other has taken it`,
    ['reportForwarded', { outcome, secret: { ...forwarded, assessedAt: at } }],
    {},
  ]),
  [
    'nor does the letter on its way end anything',
    [
      'forwardingDispatched',
      { about: 'w1', secret: { how: 'post', on: '2026-11-16', by: 'A', to: 'B' } },
    ],
    {},
  ],
  [
    'what the other municipality has taken ends here, the forwarding as done (29 kap. SoL)',
    ['forwardingAnswered', { about: 'w1', outcome: 'taken', secret: answered('taken') }],
    {
      moves: { status: 'concluded', concludedAs: 'forwarded', concludedAt: at },
      closes: [
        { kind: 'openInvestigation', as: 'lapsed', reason: 'forwarded' },
        { kind: 'forwardReport' },
        ...[
          'decideOnInvestigation',
          'giveFeedback',
          'proposeMeetingTimes',
          'holdJointMeeting',
          'reassign',
        ].map((kind) => ({ kind, as: 'lapsed', reason: 'forwarded' })),
      ],
    },
  ],
  [
    'what it has refused stays owed',
    ['forwardingAnswered', { about: 'w1', outcome: 'refused', secret: answered('refused') }],
    { moves: { status: 'assessed', concludedAs: null, concludedAt: null } },
  ],
  [
    'whence a report came says what was there, and does nothing',
    [
      'forwardingReceived',
      {
        outcome: 'livesElsewhere',
        contentHash: new Uint8Array(32),
        secret: {
          municipality: forwarded.municipality,
          reference: 'ANM-7K3Q-XW92',
          receivedAt: at,
          assessedAt: at,
          message: null,
        },
      },
    ],
    {},
  ],
  [
    'feedback asked for where another municipality decides is not owed here',
    ['feedbackRequested', { secret: null }],
    {},
    { before: { concludedAt: '2026-11-12T09:00:00.000Z', concludedAs: 'forwarded' } },
  ],
  [
    'an assessment after protected contact was turned off owes the meeting',
    ['protectionAssessed', { secret: calm }],
    { ...assessed, opens: meeting },
    { arrival: { protectedContact: true }, before: { contactLiftedAt: at } },
  ],
  ...(['holderAbsent', 'holderGone', 'idle'] as const).map((outcome): Row => [
    `a case that nobody works on (${outcome}) goes to the leader’s queue`,
    ['caseUnattended', { outcome, secret: null }],
    { opens: [{ kind: 'reassign' }] },
  ]),
  [
    'and leaves it when the leader leaves it to whoever holds it',
    ['caseKept', { secret: { reason: 'Är tillbaka i morgon.' } }],
    { closes: [{ kind: 'reassign' }] },
  ],
  ...(['taken', 'notTaken'] as const).map((outcome): Row => [
    `contact ${outcome} outside office hours changes no clock`,
    [
      'onCallContactRecorded',
      {
        role: 'officer',
        outcome,
        secret: { outcome, caller: 'Läraren', at, by: 'socialjour', note: null },
      },
    ],
    {},
  ]),
  [
    'a fact row filed elsewhere does nothing',
    ['factRowSorted', { secret: { row: 1, area: 'health' } }],
    {},
  ],
  [
    'what protects the child is counted nowhere',
    [
      'factorRecorded',
      { secret: { kind: 'protective', level: 'family', text: 'Farmor.', source: 'läraren' } },
    ],
    {},
  ],
  [
    'the reason for a correction does nothing',
    ['correctionExplained', { about: 'f1', outcome: 'receiver', secret: { reason: 'Fel rad.' } }],
    {},
  ],
  [
    'a report that is moved to the right child is concluded, and all that was owed goes on there',
    ['reportMoved', { secret: null }],
    {
      moves: { status: 'concluded', concludedAs: 'moved', concludedAt: at },
      closes: dutiesOfReceiver.map((kind) => ({ kind, as: 'lapsed', reason: 'moved' })),
    },
  ],
  [
    'where it came from does nothing',
    ['reportBroughtIn', { about: 'r1', contentHash: Buffer.alloc(32), secret: { reason: 'Fel.' } }],
    {},
  ],
  [
    'a supplement to it is read where it goes on',
    ['supplementAdded', { secret: { text: 'Mer.', events: [] } }],
    {},
    { before: { concludedAs: 'moved' } },
  ],
  [
    'feedback asked for afterwards is owed where it goes on',
    ['feedbackRequested', { secret: null }],
    {},
    { before: { concludedAs: 'moved', concludedAt: '2026-11-01T09:00:00.000Z' } },
  ],
  [
    'a record that is moved leaves everything owed as it was where it stood',
    ['recordTakenOut', { about: 'f1', secret: null }],
    {},
  ],
  [
    'and where it belongs',
    [
      'recordBroughtIn',
      { about: 'f1', secret: { recordedBy: 'p1', recordedAt: at, reason: 'Fel barn.' } },
    ],
    {},
  ],
  [
    'feedback asked for after the week from the decision is owed at once (19 kap. 6 § SoL)',
    ['feedbackRequested', { secret: null }],
    { opens: [{ kind: 'giveFeedback', atOnce: true }] },
    { before: { concludedAt: '2026-11-01T09:00:00.000Z' } },
  ],
  [
    'feedback asked for within that week shares its end (19 kap. 6 § SoL)',
    ['feedbackRequested', { secret: null }],
    { opens: [{ kind: 'giveFeedback', countedFrom: '2026-11-12T09:00:00.000Z' }] },
    { before: { concludedAt: '2026-11-12T09:00:00.000Z' } },
  ],
  [
    'feedback asked for before the decision waits for it',
    ['feedbackRequested', { secret: null }],
    {},
  ],
  [
    'feedback given ends its duty',
    ['feedbackRecorded', { outcome: 'opened', secret: null }],
    { closes: [{ kind: 'giveFeedback' }] },
  ],
  [
    'a letter that did not arrive is owed otherwise',
    [
      'letterDelivered',
      { about: 'i1', outcome: 'notDelivered', secret: { ...letter, outcome: 'notDelivered' } },
    ],
    { opens: [{ kind: 'undeliveredLetter', about: 'f1' }] },
  ],
  [
    'a letter that is delivered otherwise ends that duty',
    [
      'letterDelivered',
      {
        about: 'i1',
        outcome: 'handedOver',
        secret: { ...letter, outcome: 'handedOver', resolves: 'd1' },
      },
    ],
    { closes: [{ kind: 'undeliveredLetter', about: 'd1' }] },
  ],
  [
    'a call by an obliged reporter who is known asks her for it in writing (Degerforsmodellen)',
    ['reportRegistered', { outcome: 'obliged', about: 'p2', role: 'teacher', secret: null }],
    { opens: [{ kind: 'sendWrittenReport', person: 'p2', owner: 'teacher' }] },
  ],
  [
    'a call by somebody who is not known asks nobody',
    ['reportRegistered', { outcome: 'anonymous', about: null, role: null, secret: null }],
    {},
  ],
  [
    'the officer who does without the written report asks for it no longer',
    ['writtenReportWaived', { secret: { reason: '' } }],
    { closes: [{ kind: 'sendWrittenReport', as: 'lapsed', reason: 'waived' }] },
  ],
  [
    'the written report after a call is read there, and ends what was asked of the caller',
    [
      'reportConfirmed',
      { about: 'r2', outcome: 'notAcute', contentHash: new Uint8Array(32), secret: null },
    ],
    {
      opens: [{ kind: 'readSupplement', about: 'f1', acute: false }],
      closes: [{ kind: 'sendWrittenReport' }],
    },
  ],
  [
    'one that may be acute is read at any hour',
    [
      'reportConfirmed',
      { about: 'r2', outcome: 'acute', contentHash: new Uint8Array(32), secret: null },
    ],
    {
      opens: [{ kind: 'readSupplement', about: 'f1', acute: true }],
      closes: [{ kind: 'sendWrittenReport' }],
    },
  ],
  [
    'the written report is part of the spoken one once it is read with it',
    ['confirmationRead', { about: 'r1', secret: null }],
    {
      moves: {
        status: 'concluded',
        concludedAs: 'confirming',
        concludedAt: at,
        openedByPersonAt: at,
      },
    },
  ],
  [
    'a report that confirms a call claims nothing but its signatures',
    ['reportSent', { asked: ['rektor'], alreadyHeld: false, confirms: true, secret: null }],
    { moves: { status: 'received' }, opens: [{ kind: 'coSign', signatory: 'rektor' }] },
  ],
  [
    'a report that the receiver wrote down is held from the start',
    ['reportSent', { asked: [], alreadyHeld: true, secret: null }],
    { moves: { status: 'received' }, opens: arrival.slice(1) },
  ],
  [
    'a call is opened at its own minute, whenever it is written down',
    ['reportOpened', { at: '2026-11-16T08:49:00.000Z', secret: null }],
    {
      moves: {
        status: 'opened',
        openedByPersonAt: '2026-11-16T08:49:00.000Z',
        ownerPersonId: 'p1',
        ownerRole: 'officer',
      },
      closes: [{ kind: 'openReport' }],
    },
  ],
  [
    'a private person is met by nobody, however the report is assessed (19 kap. 5 § SoL)',
    ['protectionAssessed', { secret: calm }],
    assessed,
    { arrival: { agencyKind: 'privatePerson' } },
  ],
  [
    'a letter that nobody tries any longer to deliver lets it lapse',
    [
      'letterDelivered',
      {
        about: 'i1',
        outcome: 'givenUp',
        secret: { ...letter, outcome: 'givenUp', resolves: 'd1' },
      },
    ],
    { closes: [{ kind: 'undeliveredLetter', about: 'd1', as: 'lapsed', reason: 'givenUp' }] },
  ],
  [
    'an acute situation owes its follow-up meeting (Degerforsmodellen)',
    ['situationOpened', { because: 'immediateNeed', secret: null }],
    { opens: [{ kind: 'holdFollowUpMeeting' }] },
  ],
  [
    'the first meeting planned tells the school, and lets in the functions that it names',
    [
      'followUpMeetingPlanned',
      { at, secret: { time: at, invited: [], invitedFunctions: ['rektor'] } },
    ],
    { moves: { plannedAt: at, invitedRoles: ['rektor'] } },
  ],
  [
    'the follow-up meeting held ends its duty',
    [
      'followUpMeetingHeld',
      {
        secret: {
          held: true,
          date: '2026-11-16',
          people: [],
          worked: '',
          didNot: '',
        },
      },
    ],
    { moves: { heldAt: at }, closes: [{ kind: 'holdFollowUpMeeting' }] },
  ],
  [
    'a situation that is one with another is followed up there',
    ['situationJoined', { about: 's2', secret: { reason: '' } }],
    {
      moves: { joinedTo: 's2' },
      closes: [{ kind: 'holdFollowUpMeeting', as: 'lapsed', reason: 'joined' }],
    },
  ],
  [
    'a change agreed on is owed by whoever took it on, by the end of its day',
    ['changeAgreed', { role: 'rektor', secret: { what: '', date: '2026-12-15' } }],
    {
      opens: [
        {
          kind: 'agreedChange',
          about: 'f1',
          owner: 'rektor',
          countedFrom: '2026-12-14T23:00:00.000Z',
        },
      ],
    },
  ],
  [
    'with whom it is followed up changes nothing of what is owed',
    ['counterpartNamed', { outcome: 'childsSchool', secret: { school: 'Provskolan' } }],
    {},
  ],
  [
    'a signature that is asked for later is owed from then',
    ['signatureAsked', { role: 'rektor', secret: null }],
    { opens: [{ kind: 'coSign', signatory: 'rektor' }] },
  ],
  [
    'asking for completion changes no clock',
    ['completionRequested', { secret: { question: 'När?' } }],
    {},
  ],
  [
    'a change that is made ends its duty',
    ['agreedChangeEnded', { about: 'c1', outcome: 'done', secret: { reason: null } }],
    { closes: [{ kind: 'agreedChange', about: 'c1' }] },
  ],
  [
    'a question asked without naming a child is owed an answer, and nothing else (routine §0)',
    ['consultationAsked', { secret: { question: 'Får vi tala med föräldrarna?', by: 'Karin' } }],
    { opens: [{ kind: 'answerConsultation' }] },
  ],
  [
    'a call is asked and answered at once',
    [
      'consultationTaken',
      { secret: { caller: 'En lärare', question: 'Får vi?', answer: 'Nej.', by: 'Vivianne' } },
    ],
    { moves: { answeredAt: at } },
  ],
  ...(['answered', 'phoned'] as const).map((outcome): Row => [
    `a question that is ${outcome} is owed no answer any longer`,
    ['consultationAnswered', { outcome, secret: { answer: 'Anmäl.', by: 'Vivianne' } }],
    { moves: { answeredAt: at }, closes: [{ kind: 'answerConsultation' }] },
  ]),
  ...(['here', 'elsewhere'] as const).map((outcome): Row => [
    `a report that goes on from it (${outcome}) ends nothing: the question is still owed its answer`,
    ['consultationReported', { about: 'r1', outcome, secret: null }],
    {},
  ]),
  [
    'each month the auditor owes a review of the log (10 § SoLPuL)',
    ['logReviewBegun', { secret: null }],
    { opens: [{ kind: 'reviewLog', about: 'f1' }] },
  ],
  ...(['nothingFound', 'found'] as const).map((outcome): Row => [
    `what it found (${outcome}) ends the duty about that month alone`,
    ['logReviewed', { about: 'm1', outcome, secret: { findings: 'Allt.' } }],
    { closes: [{ kind: 'reviewLog', about: 'm1' }] },
  ]),
  ...(['counts', 'fewerReports', 'clientCount', 'deniedAuthor', 'syntheticReport'] as const).map(
    (outcome): Row => [
      `what differs (${outcome}) has to be explained, each by itself (domain facts §4)`,
      [
        'differenceFound',
        {
          outcome,
          about: 'c1',
          secret: { day: '2026-11-15', sender: 'skolan', counts: {} },
        },
      ],
      { opens: [{ kind: 'explainDifference', about: 'f1' }] },
    ],
  ),
  ...(['mended', 'lost', 'countedOtherwise', 'fewerOccasions', 'other'] as const).map(
    (outcome): Row => [
      `a cause that is recorded (${outcome}) ends the duty about that difference alone`,
      ['differenceExplained', { about: 'd1', outcome, secret: { explanation: 'Lovvecka.' } }],
      { closes: [{ kind: 'explainDifference', about: 'd1' }] },
    ],
  ),
  ...(['delivered', 'late'] as const).map((outcome): Row => [
    `an artificial report that is withdrawn (${outcome}) is closed and owes nothing (routine §3.6)`,
    ['syntheticWithdrawn', { outcome, secret: null }],
    {
      moves: { status: 'closed', closedAt: at },
      closes: (['openReport', 'assessProtection', 'decideOnInvestigation'] as const).map(
        (kind) => ({ kind, as: 'lapsed', reason: 'synthetic' }),
      ),
    },
  ]),
  [
    'a term that has begun owes its meeting (routine §8)',
    ['termMeetingOpened', { secret: null }],
    { opens: [{ kind: 'termMeeting' }] },
  ],
  [
    'the meeting is owed no longer when it has been held',
    ['termMeetingHeld', { secret: { date: '2026-11-16', people: [], agreed: '' } }],
    { moves: { heldAt: at }, closes: [{ kind: 'termMeeting' }] },
  ],
  [
    'a change that it agreed on is owed by the school that took it on',
    ['termChangeAgreed', { role: 'rektor', about: 's1', secret: { what: '', date: '2026-12-15' } }],
    {
      opens: [
        {
          kind: 'agreedChange',
          about: 'f1',
          owner: 'rektor',
          unit: 's1',
          countedFrom: '2026-12-14T23:00:00.000Z',
        },
      ],
    },
  ],
  [
    'or by social services',
    [
      'termChangeAgreed',
      { role: 'officer', about: null, secret: { what: '', date: '2026-12-15' } },
    ],
    {
      opens: [
        {
          kind: 'agreedChange',
          about: 'f1',
          owner: 'officer',
          countedFrom: '2026-12-14T23:00:00.000Z',
        },
      ],
    },
  ],
  [
    'and ends when it is made',
    ['termChangeEnded', { about: 'c1', outcome: 'done', secret: { reason: null } }],
    { closes: [{ kind: 'agreedChange', about: 'c1' }] },
  ],
  [
    'or lapses when it is dropped',
    ['termChangeEnded', { about: 'c1', outcome: 'dropped', secret: { reason: 'Löst.' } }],
    { closes: [{ kind: 'agreedChange', about: 'c1', as: 'lapsed', reason: 'dropped' }] },
  ],
  [
    'a child that is handed over is waited for by the form (routine §9)',
    [
      'handedOver',
      {
        secret: {
          form: { key: 'steget', name: 'Steget' },
          child: {
            givenName: null,
            familyName: null,
            identity: null,
            birthDate: null,
            schoolYear: null,
          },
          guardians: [],
          why: '',
          goals: null,
          preconditions: [],
          answers: [],
        },
      },
    ],
    { moves: { stage: 'handedOver' }, opens: [{ kind: 'acceptHandOver' }] },
  ],
  [
    'a consent to a further party ends nothing',
    ['formConsentRecorded', { outcome: 'given', secret: formConsent }],
    {},
  ],
  [
    'a consent that is withdrawn ends the hand-over, however far it has come (12 kap. 2 § OSL)',
    ['formConsentRecorded', { outcome: 'withdrawn', secret: formConsent }],
    {
      moves: { stage: 'ended' },
      closes: ['acceptHandOver', 'followUpForm', 'reassign'].map((kind) => ({
        kind,
        as: 'lapsed',
        reason: 'consentWithdrawn',
      })),
    },
  ],
  [
    'a form that takes a child follows it up at the end of the term',
    ['handOverAccepted', { secret: null }],
    {
      moves: { stage: 'accepted', acceptedAt: at, followedThrough: '2026-12-31' },
      closes: [{ kind: 'acceptHandOver' }],
      opens: [{ kind: 'followUpForm' }],
    },
  ],
  [
    'one that a form refuses goes back to its officer and the IFO-chef',
    ['handOverRefused', { secret: { reason: 'Fullt.' } }],
    {
      moves: { stage: 'returned' },
      closes: [{ kind: 'acceptHandOver', reason: 'refused' }],
      opens: [{ kind: 'reassign', toHolder: true }],
    },
  ],
  [
    'so does one that no form answers',
    ['handOverUnanswered', { secret: null }],
    {
      moves: { stage: 'returned' },
      closes: [{ kind: 'acceptHandOver', as: 'lapsed', reason: 'silent' }],
      opens: [{ kind: 'reassign', toHolder: true }],
    },
  ],
  [
    'a form that goes on is followed up at the end of the next term',
    ['formFollowedUp', { outcome: 'continued', about: null, secret: { note: '' } }],
    {
      moves: { followedThrough: '2027-06-30' },
      closes: [{ kind: 'followUpForm' }],
      opens: [{ kind: 'followUpForm', countedFrom: '2026-12-31T23:00:00.000Z' }],
    },
    { before: { followedThrough: '2026-12-31' } as object },
  ],
  ...(['ended', 'handedOn'] as const).map((outcome): Row => [
    `a form that is found ${outcome} is followed up no more`,
    ['formFollowedUp', { outcome, about: null, secret: { note: '' } }],
    { moves: { stage: 'ended' }, closes: [{ kind: 'followUpForm' }] },
  ]),
  [
    'one that came back ends when another form is chosen',
    ['handOverChosenAgain', { about: 'h2', secret: null }],
    { moves: { stage: 'ended' }, closes: [{ kind: 'reassign' }] },
  ],
  [
    'or when none is; one that waits is called back',
    ['handOverEnded', { secret: { reason: 'Flyttar.' } }],
    {
      moves: { stage: 'ended' },
      closes: [
        { kind: 'acceptHandOver', as: 'lapsed', reason: 'calledBack' },
        { kind: 'reassign' },
      ],
    },
  ],
  [
    'a change that is dropped lets its duty lapse',
    ['agreedChangeEnded', { about: 'c1', outcome: 'dropped', secret: { reason: '' } }],
    { closes: [{ kind: 'agreedChange', about: 'c1', as: 'lapsed', reason: 'dropped' }] },
  ],
];

const effectsIn = ([, [kind, said], , given = {}]: Row) => {
  const by = { personId: 'p1', role: 'officer' } as const;
  return effectsOf(kind, { ...said, id: 'f1', seq: 2, occurredAt: at, by }, circumstances(given));
};

describe('what a fact does to its stream', () => {
  it.each(rows.map((row) => [row[0], row] as const))('%s', (_, row) => {
    expect(effectsIn(row)).toEqual({
      moves: {},
      opens: [],
      closes: [],
      extends: [],
      hands: [],
      ...row[2],
    });
  });
});

/** Which facts open, and which close, each duty, as the rows above have it. */
const seen = (of: 'opens' | 'closes', duty: string): readonly string[] => [
  ...new Set(
    rows
      .filter((row) => effectsIn(row)[of].some(({ kind }) => kind === duty))
      .map(([, [kind]]) => kind),
  ),
];

describe('the table of facts says beforehand which duties a fact may open and close', () => {
  it.each(dutyKinds)('%s is opened and closed by those facts and no other', (duty) => {
    for (const effect of ['opens', 'closes'] as const) {
      expect(seen(effect, duty).toSorted()).toEqual([...factsThat(effect, duty)].toSorted());
      expect(factsThat(effect, duty).length).toBeGreaterThan(0);
    }
  });
});
