import { describe, expect, it } from 'vitest';
import { dutyKinds, dutyRules } from '../../../domain/duties/duties.ts';
import { effectsOf, type Effects, type MovingFact } from '../../../domain/acting/effects.ts';
import { factRules } from '../../../domain/acting/facts.ts';

type Row = readonly [name: string, fact: MovingFact, effects: Effects];

const done = (kind: 'openReport' | 'assessProtection' | 'proposeMeetingTimes') =>
  ({ kind, as: 'done' }) as const;
const arrival = [
  { kind: 'openReport' },
  { kind: 'assessProtection' },
  { kind: 'decideOnInvestigation' },
] as const;

/** Every moving fact in every form it can have, and what it does; written from the routine. */
const rows: readonly Row[] = [
  [
    'a report sent is received, and opens its three duties (20 kap. 1–2 §§ SoL)',
    { kind: 'reportSent', asked: [] },
    { status: 'received', opens: arrival },
  ],
  [
    'a report sent asks each required signatory to co-sign',
    { kind: 'reportSent', asked: ['rektor', 'kurator'] },
    {
      status: 'received',
      opens: [
        ...arrival,
        { kind: 'coSign', signatory: 'rektor' },
        { kind: 'coSign', signatory: 'kurator' },
      ],
    },
  ],
  ...(['signed', 'declined', 'notAsked'] as const).map((state): Row => [
    `${state} is a complete answer of that signatory alone, and moves no status`,
    { kind: 'signatureRecorded', role: 'skolskoterska', state },
    { closes: [{ kind: 'coSign', signatory: 'skolskoterska', as: 'done', reason: state }] },
  ]),
  [
    'a supplement has to be read',
    { kind: 'supplementAdded', id: 's1' },
    { opens: [{ kind: 'readSupplement', about: 's1' }] },
  ],
  [
    'a supplement read ends the duty about that supplement only',
    { kind: 'supplementRead', supplementId: 's1' },
    { closes: [{ kind: 'readSupplement', about: 's1', as: 'done' }] },
  ],
  [
    'a report opened by a person is opened',
    { kind: 'reportOpened' },
    { status: 'opened', closes: [done('openReport')] },
  ],
  [
    'the protection assessment opens the way to a joint meeting (19 kap. 5 § SoL)',
    { kind: 'protectionAssessed', separateTalks: false },
    {
      status: 'assessed',
      closes: [done('assessProtection')],
      opens: [{ kind: 'proposeMeetingTimes' }, { kind: 'holdJointMeeting' }],
    },
  ],
  [
    'in protected contact and after violence close to the child no joint meeting is owed',
    { kind: 'protectionAssessed', separateTalks: true },
    { status: 'assessed', closes: [done('assessProtection')], opens: [] },
  ],
  [
    'times proposed end the duty to propose, not the duty to meet',
    { kind: 'meetingProposed' },
    { closes: [done('proposeMeetingTimes')] },
  ],
  [
    'no meeting, with its reason, ends both duties as lapsed',
    { kind: 'meetingWaived', reason: 'noConsent' },
    {
      closes: [
        { kind: 'proposeMeetingTimes', as: 'lapsed', reason: 'noConsent' },
        { kind: 'holdJointMeeting', as: 'lapsed', reason: 'noConsent' },
      ],
    },
  ],
  [
    'a meeting held ends the duty to meet',
    { kind: 'meetingOutcomeRecorded', outcome: 'held' },
    { closes: [{ kind: 'holdJointMeeting', as: 'done' }] },
  ],
  ['a meeting moved keeps the duty open', { kind: 'meetingOutcomeRecorded', outcome: 'moved' }, {}],
  [
    'a meeting cancelled keeps the duty open',
    { kind: 'meetingOutcomeRecorded', outcome: 'cancelled' },
    {},
  ],
  [
    'to open: those concerned are told (20 kap. 4 § SoL) and the reporter answered (19 kap. 6 § SoL)',
    { kind: 'decisionMade', outcome: 'open', feedbackWanted: true },
    {
      status: 'concluded',
      concludedAs: 'open',
      closes: [{ kind: 'decideOnInvestigation', as: 'done' }],
      opens: [{ kind: 'informConcerned' }, { kind: 'giveFeedback' }],
    },
  ],
  [
    'to open, with no feedback wanted',
    { kind: 'decisionMade', outcome: 'open', feedbackWanted: false },
    {
      status: 'concluded',
      concludedAs: 'open',
      closes: [{ kind: 'decideOnInvestigation', as: 'done' }],
      opens: [{ kind: 'informConcerned' }],
    },
  ],
  [
    'not to open: nobody is told of an investigation, the reporter is answered',
    { kind: 'decisionMade', outcome: 'doNotOpen', feedbackWanted: true },
    {
      status: 'concluded',
      concludedAs: 'doNotOpen',
      closes: [{ kind: 'decideOnInvestigation', as: 'done' }],
      opens: [{ kind: 'giveFeedback' }],
    },
  ],
  [
    'not to open, with no feedback wanted',
    { kind: 'decisionMade', outcome: 'doNotOpen', feedbackWanted: false },
    {
      status: 'concluded',
      concludedAs: 'doNotOpen',
      closes: [{ kind: 'decideOnInvestigation', as: 'done' }],
      opens: [],
    },
  ],
  [
    'information given ends its duty',
    { kind: 'concernedInformed' },
    { closes: [{ kind: 'informConcerned', as: 'done' }] },
  ],
  [
    'feedback asked for after the week from the decision is owed at once (19 kap. 6 § SoL)',
    { kind: 'feedbackRequested', owed: { atOnce: true } },
    { opens: [{ kind: 'giveFeedback', atOnce: true }] },
  ],
  [
    'feedback asked for within that week shares its end (19 kap. 6 § SoL)',
    { kind: 'feedbackRequested', owed: { countedFrom: '2026-11-16T09:00:00.000Z' } },
    { opens: [{ kind: 'giveFeedback', countedFrom: '2026-11-16T09:00:00.000Z' }] },
  ],
  [
    'feedback asked for before the decision waits for it',
    { kind: 'feedbackRequested', owed: null },
    {},
  ],
  [
    'feedback given ends its duty',
    { kind: 'feedbackRecorded' },
    { closes: [{ kind: 'giveFeedback', as: 'done' }] },
  ],
  [
    'an acute situation owes its follow-up meeting (Degerforsmodellen)',
    { kind: 'situationOpened' },
    { opens: [{ kind: 'holdFollowUpMeeting' }] },
  ],
  [
    'the follow-up meeting held ends its duty',
    { kind: 'followUpMeetingHeld' },
    { closes: [{ kind: 'holdFollowUpMeeting', as: 'done' }] },
  ],
];

describe('what a fact does to status and duties', () => {
  it.each(rows)('%s', (_, fact, effects) => {
    expect(effectsOf(fact)).toEqual(effects);
  });
});

/** Which facts open and which close each duty, as the effects above have it. */
const seen = (of: 'opens' | 'closes'): ReadonlyMap<string, ReadonlySet<string>> => {
  const facts = new Map<string, Set<string>>();
  for (const [, fact] of rows) {
    for (const { kind } of effectsOf(fact)[of] ?? []) {
      facts.set(kind, (facts.get(kind) ?? new Set()).add(fact.kind));
    }
  }
  return facts;
};

describe('the table of duties and the effects of facts tell the same', () => {
  it.each(dutyKinds)('%s opens at the facts its rule names, and at no other', (kind) => {
    expect([...(seen('opens').get(kind) ?? [])].toSorted()).toEqual(
      [...dutyRules[kind].opensAt].toSorted(),
    );
  });

  it.each(dutyKinds)('%s is closed by the facts its rule names, and by no other', (kind) => {
    expect([...(seen('closes').get(kind) ?? [])].toSorted()).toEqual(
      [...dutyRules[kind].closedBy].toSorted(),
    );
  });

  it('every duty can be opened and closed', () => {
    expect([...seen('opens').keys()].toSorted()).toEqual([...dutyKinds].toSorted());
    expect([...seen('closes').keys()].toSorted()).toEqual([...dutyKinds].toSorted());
  });

  it('every moving fact is a kind of event that can be written', () => {
    expect(rows.map(([, fact]) => fact.kind).filter((kind) => !(kind in factRules))).toEqual([]);
  });
});
