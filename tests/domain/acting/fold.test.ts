import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFact, counting, fold, placed, type KindedFact } from '../../../domain/acting/fold.ts';
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
  content: () => sampleReport(),
} as unknown as Pick<Circumstances, 'arrival' | 'content'>;

const by = { personId: 'p1', role: 'officer' } as const;
const said: Readonly<Record<string, object>> = {
  reportOpened: { secret: null },
  protectionAssessed: { secret: { immediateNeed: 'no', reasons: 'r', violence: 'none' } },
  meetingProposed: { secret: { times: [], place: 'p' } },
  meetingWaived: { secret: { reason: 'noConsent', note: 'n' } },
  supplementAdded: { secret: { text: 't', events: [] } },
  intakeNoteTaken: { secret: {} },
};

const factOf = (kind: string, seq: number, corrects: string | null = null) =>
  ({ id: `f${seq}`, seq, occurredAt: at, by, kind, corrects, ...said[kind] }) as KindedFact;

const sent = {
  ...factOf('reportSent', 1),
  asked: ['rektor'],
  alreadyHeld: false,
  secret: null,
} as KindedFact;

/** Facts of a report in some order, each perhaps in the place of an earlier one of its kind. */
const lives = fc
  .array(fc.tuple(fc.constantFrom(...Object.keys(said)), fc.nat()), { maxLength: 15 })
  .map((drawn) =>
    drawn.reduce<readonly KindedFact[]>((facts, [kind, pick]) => {
      const like = counting(facts).filter((fact) => fact.kind === kind);
      const corrected = pick % 3 === 0 ? (like[pick % (like.length || 1)]?.id ?? null) : null;
      return [...facts, factOf(kind, facts.length + 2, corrected)];
    }, []),
  );

describe('status and duties are a fold over the facts that count', () => {
  it('so a corrected fact has left nothing behind: its correction stands in its place', () => {
    fc.assert(
      fc.property(lives, (facts) => {
        const asIfWrittenRightAtOnce = placed(facts).map(({ fact, place }) => ({
          ...fact,
          id: place.id,
          seq: place.seq,
          corrects: null,
        }));
        expect(fold([sent, ...facts], of)).toEqual(fold([sent, ...asIfWrittenRightAtOnce], of));
      }),
    );
  });

  it('and one that corrects a correction is the only one of the three that counts', () => {
    const facts = [
      factOf('protectionAssessed', 2),
      factOf('protectionAssessed', 3, 'f2'),
      factOf('protectionAssessed', 4, 'f3'),
    ];
    expect(counting(facts).map(({ id }) => id)).toEqual(['f4']);
  });

  it('opens again what only a corrected fact had closed, with the fact that opened it', () => {
    const opened = factOf('reportOpened', 2);
    const noted = factOf('intakeNoteTaken', 3, 'f2');
    const duty = fold([sent, opened, noted], of).duties.find(({ kind }) => kind === 'openReport');
    expect(duty).toMatchObject({ state: 'open', openedSeq: 1 });
  });

  it('is the same whether all are folded at once or each as it is recorded', () => {
    fc.assert(
      fc.property(lives, fc.nat(15), (facts, cut) => {
        const plain = facts.map((fact) => ({ ...fact, corrects: null }));
        const before = fold([sent, ...plain.slice(0, cut)], of);
        const has = (): boolean => false;
        const after = plain
          .slice(cut)
          .reduce((folded, fact) => afterFact(folded, fact, { ...of, has }), before);
        expect(after).toEqual(fold([sent, ...plain], of));
      }),
    );
  });
});
