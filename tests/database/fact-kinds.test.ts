import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { addFactKinds, dropFactKinds } from '../../database/migrations/helpers/fact-kind.ts';
import { factRule } from '../../domain/areas.ts';
import { factKinds } from '../../domain/kinds.ts';
import { lifeOf } from '../helpers/living.ts';
import { ownSystem } from '../helpers/own-system.ts';
import { ownerOf } from '../helpers/owner.ts';
import { select, tried } from '../helpers/sql.ts';
import { asViewer, viewerOf } from './fences/viewers.ts';

const system = await ownSystem();
const owner = ownerOf(system);
const againstRule = '23514';
const alreadyThere = '23505';

type Fact = Readonly<Record<string, unknown>>;
let whole: Fact;
let otherStream: string;
/** A record that stands in the file of the wrong child. */
let misfiled: string;

beforeAll(async () => {
  const { send } = lifeOf(system);
  const actor = await system.actor('ifochef.degerfors');
  otherStream = (await send()).id;
  whole = {
    stream_id: (await send()).id,
    seq: 99,
    occurred_at: system.clock.now(),
    person_id: actor.is === 'person' ? actor.personId : null,
    at: system.clock.now(),
    assurance: 'loa3',
    content_hash: Buffer.alloc(32),
    sealed: Buffer.alloc(8),
  };
  misfiled = randomUUID();
  const contact = factOf('contactRecorded', { id: misfiled });
  await system.raw('fact').insert(contact);
});

/** A fact that keeps every rule there is, with what is changed of it. */
const factOf = (kind: string, changes: Fact = {}): Fact => ({
  ...whole,
  id: randomUUID(),
  about: kind === 'recordTakenOut' ? misfiled : randomUUID(),
  kind,
  role: roles[kind] ?? null,
  side: sides[kind] ?? 'receiver',
  outcome: outcomes[kind] ?? null,
  ...changes,
});

const roles: Readonly<Record<string, string>> = {
  signatureRecorded: 'rektor',
  signatureAsked: 'rektor',
  changeAgreed: 'rektor',
  termChangeAgreed: 'rektor',
  onCallContactRecorded: 'officer',
};
const sides: Readonly<Record<string, string>> = {
  changeAgreed: 'both',
  agreedChangeEnded: 'both',
  signatureAsked: 'both',
  completionRequested: 'both',
  consultationAsked: 'both',
  consultationTaken: 'both',
  consultationAnswered: 'both',
  reportConfirmed: 'both',
  differenceFound: 'both',
  differenceExplained: 'both',
  logReviewBegun: 'both',
  logReviewed: 'both',
  authorshipStated: 'both',
  termMeetingOpened: 'both',
  termMeetingHeld: 'both',
  termChangeAgreed: 'both',
  termChangeEnded: 'both',
  handedOver: 'both',
  formConsentRecorded: 'both',
  handOverAccepted: 'both',
  handOverRefused: 'both',
  handOverUnanswered: 'both',
  formFollowedUp: 'both',
};

const outcomes: Readonly<Record<string, string>> = {
  signatureRecorded: 'signed',
  meetingOutcomeRecorded: 'held',
  decisionMade: 'open',
  concernedInformed: 'told',
  feedbackRecorded: 'inappropriate',
  correctionExplained: 'receiver',
  policeReportDecided: 'made',
  decisionChanged: 'open',
  protectedContactLifted: 'meetingOwed',
  decisionProposed: 'open',
  decisionReviewed: 'agrees',
  agreedChangeEnded: 'done',
  counterpartNamed: 'childsSchool',
  consultationAnswered: 'answered',
  consultationReported: 'here',
  differenceFound: 'counts',
  differenceExplained: 'mended',
  logReviewed: 'found',
  termChangeEnded: 'done',
  formConsentRecorded: 'given',
  formFollowedUp: 'continued',
  syntheticWithdrawn: 'delivered',
  letterDelivered: 'sent',
  onCallContactRecorded: 'notTaken',
  caseUnattended: 'idle',
  whereaboutsFound: 'livesElsewhere',
  reportForwarded: 'letter',
  forwardingAnswered: 'taken',
  forwardingReceived: 'placedByOther',
  reportRegistered: 'obliged',
  reportConfirmed: 'notAcute',
  authorshipStated: 'claimed',
};

/** Each written in turn past every fence; how each was answered. Nothing of it stays. */
const write = async (...facts: readonly Fact[]): Promise<readonly (string | undefined)[]> => {
  const tx = await system.raw.transaction();
  try {
    const answers = [];
    for (const fact of facts) {
      const names = Object.keys(fact);
      const places = names.map(() => '?').join(', ');
      const sql = `insert into fact ("${names.join('", "')}") values (${places})`;
      answers.push((await tried(tx, sql, Object.values(fact))).refused);
    }
    return answers;
  } finally {
    await tx.rollback();
  }
};

const side = { side: 'both' };
const receivers = { side: 'receiver' };
const about = { about: null };
const at = { at: null };
const sealed = { sealed: null };

/** What each kind is refused with, one at a time. */
const rules: Readonly<Record<string, readonly Fact[]>> = {
  signatureRecorded: [
    { role: 'larare' },
    { outcome: 'maybe' },
    { person_id: null },
    { content_hash: null },
    { assurance: null },
  ],
  signatureAsked: [receivers, { role: 'larare' }, { person_id: null }],
  supplementAdded: [sealed],
  completionRequested: [receivers, sealed, { person_id: null }],
  supplementRead: [side, about],
  reportOpened: [side],
  caseAssigned: [side, about],
  contactRecorded: [side, sealed],
  protectionAssessed: [side, sealed],
  acuteMeasureTaken: [side, sealed, { person_id: null }],
  caseRegistered: [side, sealed],
  intakeNoteTaken: [side, sealed],
  consentRecorded: [side, sealed],
  meetingProposed: [sealed],
  meetingWaived: [side, sealed],
  meetingTimeAnswered: [about],
  meetingInvited: [about, at],
  meetingOutcomeRecorded: [about, { outcome: 'forgotten' }],
  meetingMinutesTaken: [about],
  decisionMade: [side, sealed, { outcome: 'perhaps' }, { person_id: null }],
  concernedInformed: [side, { outcome: 'later' }],
  feedbackRequested: [],
  feedbackRecorded: [side, { outcome: 'opened' }, { outcome: 'none', side: 'both' }],
  followUpMeetingPlanned: [at],
  followUpMeetingHeld: [sealed],
  correctionExplained: [
    about,
    sealed,
    side,
    { outcome: 'both', side: 'both' },
    { person_id: null },
  ],
  reportMoved: [side, { person_id: null }],
  reportBroughtIn: [side, about, sealed, { person_id: null }],
  recordTakenOut: [side, about, { person_id: null }],
  recordBroughtIn: [side, about, sealed, { person_id: null }],
  policeReportDecided: [side, sealed, { outcome: 'perhaps' }],
  decisionChanged: [side, sealed, { outcome: 'perhaps' }, { person_id: null }],
  decisionExtended: [side, sealed, { person_id: null }],
  decisionReviewed: [side, sealed, about, { outcome: 'perhaps' }, { person_id: null }],
  coveredByOngoing: [side, sealed],
  protectedContactLifted: [side, sealed, { outcome: 'perhaps' }, { person_id: null }],
  decisionProposed: [side, sealed, { outcome: 'perhaps' }, { person_id: null }],
  changeAgreed: [receivers, sealed, { role: 'teacher' }, { person_id: null }],
  letterDelivered: [side, about, sealed, { outcome: 'perhaps' }, { person_id: null }],
  consultationAsked: [receivers, sealed, { person_id: null }],
  consultationTaken: [receivers, sealed, { person_id: null }],
  consultationAnswered: [receivers, sealed, { outcome: 'perhaps' }, { person_id: null }],
  consultationReported: [about, { outcome: 'perhaps' }, { person_id: null }],
  differenceFound: [receivers, about, sealed, { outcome: 'perhaps' }],
  differenceExplained: [receivers, about, sealed, { outcome: 'perhaps' }, { person_id: null }],
  syntheticWithdrawn: [side, { outcome: 'perhaps' }],
  termMeetingOpened: [receivers],
  termMeetingHeld: [receivers, sealed, { person_id: null }],
  termChangeAgreed: [receivers, sealed, { role: 'teacher' }, { person_id: null }],
  termChangeEnded: [receivers, about, sealed, { outcome: 'perhaps' }, { person_id: null }],
  handedOver: [receivers, sealed, { person_id: null }],
  formConsentRecorded: [receivers, sealed, { outcome: 'perhaps' }, { person_id: null }],
  handOverAccepted: [receivers, { person_id: null }],
  handOverRefused: [receivers, sealed, { person_id: null }],
  handOverUnanswered: [receivers],
  formFollowedUp: [receivers, sealed, { outcome: 'perhaps' }, { person_id: null }],
  handOverChosenAgain: [side, about, { person_id: null }],
  handOverEnded: [side, sealed, { person_id: null }],
  logReviewBegun: [receivers],
  logReviewed: [receivers, about, sealed, { outcome: 'perhaps' }, { person_id: null }],
  counterpartNamed: [side, sealed, { outcome: 'perhaps' }, { person_id: null }],
  situationJoined: [side, about, sealed, { person_id: null }],
  agreedChangeEnded: [receivers, about, sealed, { outcome: 'perhaps' }, { person_id: null }],
  factRowSorted: [side, sealed, { person_id: null }],
  factorRecorded: [side, sealed, { person_id: null }],
  caseUnattended: [side, { outcome: 'perhaps' }],
  caseKept: [side, sealed, { person_id: null }],
  // What an officer writes down stays with the receiver, what the reporter does crosses.
  onCallContactRecorded: [
    side,
    sealed,
    { outcome: 'perhaps' },
    { role: 'rektor' },
    { role: 'reporter' },
    { person_id: null },
  ],
  whereaboutsFound: [side, sealed, { outcome: 'nowhere' }, { person_id: null }],
  reportForwarded: [side, sealed, { outcome: 'perhaps' }, { person_id: null }],
  forwardingDispatched: [side, sealed, about, { person_id: null }],
  forwardingAnswered: [side, sealed, about, { outcome: 'perhaps' }],
  forwardingReceived: [side, sealed, { outcome: 'here' }],
  reportRegistered: [side, { outcome: 'perhaps' }, { person_id: null }],
  writtenReportWaived: [side, sealed, { person_id: null }],
  // Both sides know of it: the caller did it, and the receiver has to read it.
  reportConfirmed: [receivers, about, { outcome: 'perhaps' }, { person_id: null }],
  confirmationRead: [side, about, { person_id: null }],
  // In whose name it was sent is known to both sides.
  authorshipStated: [receivers, { outcome: 'perhaps' }, { person_id: null }],
};
const kinds = Object.keys(rules);

describe('a fact keeps the rules of its kind, whoever writes the row', () => {
  it('of every kind that the database takes, each of which the domain knows', async () => {
    const known = await select<{ kind: string }>(system.raw, `select kind from fact_kind`);
    expect(known.map(({ kind }) => kind).toSorted()).toEqual(kinds.toSorted());
    const withRows = factKinds.filter((kind) => !factRule(kind).rowElsewhere);
    expect(kinds.toSorted()).toEqual(withRows.toSorted());
  });

  it.each(kinds)('and goes in when it does: %s', async (kind) => {
    expect(await write(factOf(kind))).toEqual([undefined]);
  });

  it.each(kinds.flatMap((kind) => (rules[kind] ?? []).map((change) => [kind, change] as const)))(
    'and is refused when it does not: %s with %o',
    async (kind, change) => {
      expect(await write(factOf(kind, change))).toEqual([againstRule]);
    },
  );

  it('and may be of no other kind', async () => {
    expect(await write(factOf('dreamt'))).toEqual([againstRule]);
  });

  it('and a table of the same name beside it lifts no rule', async () => {
    const viewer = await viewerOf(system, 'the receiver');
    const { id: _, ...known } = factOf('dreamt');
    const names = Object.keys(known);
    // Temporary tables are not the API's to make, which is another fence before this one.
    const temporary = (how: string): Promise<unknown> =>
      system.raw.raw(`do $$ begin execute format('${how}', current_database()); end $$`);
    await temporary('grant temporary on database %I to anmalan_app');
    const refused = await asViewer(system, viewer, async (tx) => {
      await tx.raw(`create temp table fact_kind (like public.fact_kind)`);
      await tx.raw(`insert into pg_temp.fact_kind (kind, needs) values ('dreamt', '{}')`);
      const sql = `insert into fact (id, ${names.join(', ')})
                   values (gen_random_uuid(), ${names.map(() => '?').join(', ')})`;
      return (await tried(tx, sql, Object.values(known))).refused;
    });
    await temporary('revoke temporary on database %I from anmalan_app');
    expect(refused).toBe(againstRule);
  });
});

/** Facts of a kind that get in each other's way, and one that does not. */
const lonely: readonly (readonly [kind: string, sharing: () => Fact, apart: () => Fact])[] = [
  ['signatureRecorded', () => ({}), () => ({ role: 'kurator' })],
  ['signatureAsked', () => ({}), () => ({ role: 'kurator' })],
  ...[
    'reportOpened',
    'protectionAssessed',
    'caseRegistered',
    'meetingWaived',
    'decisionMade',
    'followUpMeetingHeld',
    'coveredByOngoing',
    'protectedContactLifted',
    'situationJoined',
    'counterpartNamed',
    'consultationAsked',
    'consultationTaken',
    'consultationAnswered',
    'forwardingReceived',
    'reportMoved',
    'reportBroughtIn',
    'reportRegistered',
    'writtenReportWaived',
    'reportConfirmed',
    'confirmationRead',
    'authorshipStated',
    'termMeetingOpened',
    'termMeetingHeld',
    'handedOver',
    'handOverAccepted',
    'handOverRefused',
    'handOverUnanswered',
    'handOverChosenAgain',
    'handOverEnded',
    'syntheticWithdrawn',
  ].map((kind) => [kind, () => ({}), () => ({ stream_id: otherStream })] as const),
  ...[
    'supplementRead',
    'meetingMinutesTaken',
    'correctionExplained',
    'agreedChangeEnded',
    'differenceExplained',
    'logReviewed',
    'termChangeEnded',
    'forwardingAnswered',
  ].map(
    (kind) =>
      [
        kind,
        () => ({ about: whole['stream_id'], stream_id: otherStream }),
        () => ({ about: otherStream }),
      ] as const,
  ),
];

describe('of what there may be one only', () => {
  const sameAbout = (): Fact => ({ about: whole['stream_id'] });

  it.each(lonely)('a second %s is refused, another is not', async (kind, sharing, apart) => {
    const answers = await write(
      factOf(kind, sameAbout()),
      factOf(kind, { ...sameAbout(), ...sharing() }),
      factOf(kind, { ...sameAbout(), ...apart() }),
    );
    expect(answers).toEqual([undefined, alreadyThere, undefined]);
  });

  it.each(lonely)('a %s that corrects the first takes its place', async (kind) => {
    const first = factOf(kind, sameAbout());
    const second = factOf(kind, { ...sameAbout(), corrects: first['id'] });
    const answers = await write(
      first,
      second,
      factOf(kind, { ...sameAbout(), corrects: first['id'] }),
      factOf(kind, { ...sameAbout(), corrects: second['id'] }),
      factOf(kind, sameAbout()),
    );
    expect(answers).toEqual([undefined, undefined, alreadyThere, undefined, alreadyThere]);
  });

  it('a record is taken out of the wrong file once', async () => {
    const taken = () => factOf('recordTakenOut');
    expect(await write(taken(), taken())).toEqual([undefined, alreadyThere]);
  });

  const several = kinds.filter((kind) => !lonely.some(([alone]) => alone === kind));
  it.each(several.filter((kind) => kind !== 'recordTakenOut'))(
    'there are as many %s as there are',
    async (kind) => {
      expect(await write(factOf(kind, sameAbout()), factOf(kind, sameAbout()))).toEqual([
        undefined,
        undefined,
      ]);
    },
  );
});

describe('a correction', () => {
  it('is of a fact that there is, and never of itself', async () => {
    const own = factOf('feedbackRequested');
    const noSuchFact = '23503';
    expect(await write(factOf('feedbackRequested', { corrects: randomUUID() }))).toEqual([
      noSuchFact,
    ]);
    expect(await write({ ...own, corrects: own['id'] })).toEqual([againstRule]);
  });
});

describe('a later kind of fact', () => {
  const later = [{ kind: 'policeReportMade', side: 'receiver', needs: ['about'] }] as const;

  it('is one call in its migration, and one on the way back', async () => {
    expect(await write(factOf('policeReportMade'))).toEqual([againstRule]);
    await addFactKinds(owner, later);
    expect(await write(factOf('policeReportMade'))).toEqual([undefined]);
    expect(await write(factOf('policeReportMade', about))).toEqual([againstRule]);
    await dropFactKinds(owner, later);
    expect(await write(factOf('policeReportMade'))).toEqual([againstRule]);
  });

  it('is not taken back once there are facts of it', async () => {
    await addFactKinds(owner, later);
    await system.raw('fact').insert(factOf('policeReportMade'));
    await expect(dropFactKinds(owner, later)).rejects.toThrow('policeReportMade');
    expect(await select(owner, `select from fact`)).toEqual([]);
  });
});

describe('a fact that corrects another', () => {
  it.each<readonly [what: string, changes: Fact]>([
    ['one of another kind', { kind: 'contactRecorded' }],
    ['one of the other side', { side: 'sender' }],
    ['one of another stream', { stream_id: 'other' }],
  ])('takes the place of no other than its own: not of %s', async (_, changes) => {
    const first = factOf('meetingProposed');
    const stream_id = changes['stream_id'] === 'other' ? otherStream : first['stream_id'];
    const second = {
      ...factOf('meetingProposed', { corrects: first['id'] }),
      ...changes,
      stream_id,
    };
    expect(await write(first, second)).toEqual([undefined, againstRule]);
  });
});
