import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counting, fold, type KindedFact } from '../../../domain/acting/fold.ts';
import { recount, type KnownDuty } from '../../../domain/acting/recount.ts';
import type { Circumstances } from '../../../domain/acting/standing.ts';
import { settingDefaults } from '../../../domain/settings/settings.ts';
import { sampleReport } from '../../helpers/sample-report.ts';

const at = '2026-11-16T09:00:00.000Z';
const of = {
  arrival: {
    receivedAt: at,
    acute: false,
    agencyKind: 'school',
    protectedContact: false,
    settings: settingDefaults,
  },
  content: () => sampleReport({ feedback: { wanted: true } }),
  sees: () => true,
} as unknown as Pick<Circumstances, 'arrival' | 'content'> & { readonly sees: () => true };

const by = { personId: 'p1', role: 'officer' } as const;
const assessed = (violence: string): object => ({
  secret: { immediateNeed: 'no', reasons: 'r', violence },
});
/** What may be recorded, each kind in forms that open and close differently. */
const forms: readonly (readonly [kind: string, said: object])[] = [
  ['protectionAssessed', assessed('none')],
  ['protectionAssessed', assessed('honour')],
  ['meetingWaived', { secret: { reason: 'noConsent', note: 'n' } }],
  ['meetingWaived', { secret: { reason: 'notSuitableForChild', note: 'n' } }],
  ['meetingOutcomeRecorded', { about: 'm', outcome: 'held', secret: { reason: null } }],
  ['meetingOutcomeRecorded', { about: 'm', outcome: 'moved', secret: { reason: null } }],
  ['decisionMade', { outcome: 'open', secret: {} }],
  ['concernedInformed', { outcome: 'told', secret: { told: true, how: 'h' } }],
  ['concernedInformed', { outcome: 'postponed', secret: { told: false, reviewOn: '2026-11-20' } }],
  ['policeReportDecided', { outcome: 'made', secret: {} }],
  ['coveredByOngoing', { secret: {} }],
  ['feedbackRecorded', { outcome: 'opened', secret: null }],
  ['supplementAdded', { secret: { text: 't', events: [] } }],
  ['feedbackRequested', { secret: null }],
  ['whereaboutsFound', { outcome: 'livesElsewhere', secret: {} }],
  ['forwardingAnswered', { about: 'w', outcome: 'taken', secret: {} }],
  ['forwardingAnswered', { about: 'w', outcome: 'refused', secret: {} }],
];

const sent = {
  id: 'f1',
  seq: 1,
  occurredAt: at,
  by,
  kind: 'reportSent',
  asked: [],
  alreadyHeld: false,
  secret: null,
} as unknown as KindedFact;

/** The ledger as the services keep it up: fact by fact, and by the difference of each correction. */
type Ledger = { readonly facts: readonly KindedFact[]; readonly rows: readonly KnownDuty[] };

const plainly = ({ facts, rows }: Ledger, fact: KindedFact): Ledger => {
  const after = fold([...facts, fact], of).duties;
  const known = rows.map((row) => {
    const now = after.find(
      (duty) =>
        duty.kind === row.kind &&
        duty.about === row.about &&
        duty.openedSeq === placeOf(facts, row),
    );
    // What a correction has left as done, or as lapsed, no later fact touches.
    if (!now || row.state !== 'open') return row;
    return { ...row, state: now.state, reason: now.reason };
  });
  const opened = after.filter(({ openedSeq }) => openedSeq === fact.seq);
  return {
    facts: [...facts, fact],
    rows: [...known, ...opened.map((duty) => ({ ...duty, id: `${duty.kind} ${fact.seq}` }))],
  };
};

const placeOf = (facts: readonly KindedFact[], row: KnownDuty): number => {
  const fact = facts.find(({ seq }) => seq === row.openedSeq);
  if (!fact?.corrects) return row.openedSeq;
  const corrected = facts.find(({ id }) => id === fact.corrects);
  return corrected ? placeOf(facts, { ...row, openedSeq: corrected.seq }) : row.openedSeq;
};

const corrected = ({ facts, rows }: Ledger, fact: KindedFact): Ledger => {
  const { opens, ends, reopens } = recount([...facts, fact], rows, of);
  const endings = new Map(ends.map(({ id, ...end }) => [id, end]));
  const known = rows.map((row) => ({
    ...row,
    ...endings.get(row.id),
    ...(reopens.includes(row.id) && { state: 'open' as const, reason: null }),
  }));
  const opened = opens.map(({ kind, about, signatory, openedSeq }, n) => ({
    id: `${kind} ${fact.seq} ${n}`,
    kind,
    about: about ?? null,
    signatory: signatory ?? null,
    openedSeq,
    state: 'open' as const,
    reason: null,
  }));
  return { facts: [...facts, fact], rows: [...known, ...opened] };
};

const live = (drawn: readonly (readonly [number, number, boolean])[]): Ledger =>
  drawn.reduce<Ledger>(
    (ledger, [form, pick, isCorrection]) => {
      const [kind, said] = forms[form % forms.length]!;
      const seq = ledger.facts.length + 1;
      const fact = { id: `f${seq}`, seq, occurredAt: at, by, kind, corrects: null, ...said };
      const like = counting(ledger.facts).filter((one) => one.kind === kind);
      const target = like[pick % (like.length || 1)];
      return isCorrection && target
        ? corrected(ledger, { ...fact, corrects: target.id } as unknown as KindedFact)
        : plainly(ledger, fact as unknown as KindedFact);
    },
    plainly({ facts: [], rows: [] }, sent),
  );

const nameOf = ({ kind, about }: Pick<KnownDuty, 'kind' | 'about'>): string => `${kind} ${about}`;
const openIn = (
  duties: readonly Pick<KnownDuty, 'kind' | 'about' | 'state'>[],
): readonly string[] =>
  duties
    .filter(({ state }) => state === 'open')
    .map(nameOf)
    .toSorted();

const lives = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 14 }).map(live);

describe('records and corrections in any order', () => {
  it('leave open what the counting facts alone would leave open', () => {
    fc.assert(
      fc.property(lives, ({ facts, rows }) => {
        expect(openIn(rows)).toEqual(openIn(fold(facts, of).duties));
      }),
      { numRuns: 500 },
    );
  });

  it('open no duty twice that one fact, right or corrected, opened once: its clock goes on', () => {
    fc.assert(
      fc.property(lives, ({ facts, rows }) => {
        const names = rows.map((row) => `${nameOf(row)} ${placeOf(facts, row)}`);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 500 },
    );
  });
});

const ledgerOf = (...said: readonly (readonly [kind: string, said: object])[]): Ledger =>
  said.reduce<Ledger>(
    (ledger, [kind, words]) => {
      const seq = ledger.facts.length + 1;
      const fact = { id: `f${seq}`, seq, occurredAt: at, by, kind, corrects: null, ...words };
      return plainly(ledger, fact as unknown as KindedFact);
    },
    plainly({ facts: [], rows: [] }, sent),
  );

const stateOf = ({ rows }: Ledger, kind: string): readonly (string | null)[] =>
  rows.filter((row) => row.kind === kind).flatMap(({ state, reason }) => [state, reason]);

const correcting = (ledger: Ledger, corrects: string, said: object): Ledger => {
  const was = ledger.facts.find(({ id }) => id === corrects)!;
  const seq = ledger.facts.length + 1;
  return corrected(ledger, { ...was, ...said, id: `f${seq}`, seq, corrects } as KindedFact);
};

describe('a correction', () => {
  const [, held] = forms[4]!;

  it('opens again, by its old clock, a duty that was wrongly closed', () => {
    const before = ledgerOf(forms[0]!, ['meetingOutcomeRecorded', held]);
    expect(stateOf(before, 'holdJointMeeting')).toEqual(['done', null]);
    const after = correcting(before, 'f3', { outcome: 'moved' });
    expect(stateOf(after, 'holdJointMeeting')).toEqual(['open', null]);
    expect(after.rows).toHaveLength(before.rows.length);
  });

  it('lets lapse what nothing justifies any longer, and leaves done what was done', () => {
    const assessedOnly = correcting(ledgerOf(forms[0]!), 'f2', assessed('honour'));
    expect(stateOf(assessedOnly, 'holdJointMeeting')).toEqual(['lapsed', 'corrected']);
    const alsoHeld = correcting(
      ledgerOf(forms[0]!, ['meetingOutcomeRecorded', held]),
      'f2',
      assessed('honour'),
    );
    expect(stateOf(alsoHeld, 'holdJointMeeting')).toEqual(['done', null]);
  });

  it('of the correction back again reopens the very duty that had lapsed', () => {
    const wrong = correcting(ledgerOf(forms[0]!), 'f2', assessed('honour'));
    const back = correcting(wrong, 'f3', assessed('none'));
    expect(stateOf(back, 'holdJointMeeting')).toEqual(['open', null]);
  });

  it('that makes two facts open the same duty hangs each on its own', () => {
    const found = ['whereaboutsFound', { outcome: 'livesElsewhere', secret: {} }] as const;
    const taken = ['forwardingAnswered', { about: 'w', outcome: 'taken', secret: {} }] as const;
    const refused = correcting(ledgerOf(taken, found, found), 'f2', { outcome: 'refused' });
    const owed = refused.rows.filter(({ kind }) => kind === 'forwardReport');
    expect(owed.map(({ openedSeq }) => openedSeq)).toEqual([3, 4]);
    const again = correcting(refused, 'f5', { outcome: 'refused', about: 'v' });
    expect(stateOf(again, 'forwardReport')).toEqual(['open', null, 'open', null]);
  });

  it('moves no status back: what came later stands', () => {
    const decided = ledgerOf(forms[0]!, forms[6]!);
    const { moves } = recount(
      [...decided.facts, { ...decided.facts[1]!, id: 'f9', seq: 9, corrects: 'f2' }],
      decided.rows,
      of,
    );
    expect(moves).toEqual({});
  });
});
