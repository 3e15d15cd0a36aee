import { describe, expect, it } from 'vitest';
import type { ContactParty } from '../../../domain/intake/contact-lock.ts';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import { correctRecord } from '../../../services/corrections/correct-record.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal, refusalIn } from '../../helpers/refusals.ts';
import { stage } from '../../helpers/stage.ts';
import { viewFacts } from '../../helpers/first-page.ts';

const { system, life } = await stage();

const leader = 'ifochef.degerfors';

const contact = (id: string, party: ContactParty): Promise<string> =>
  life.contact(id, { with: party }).then(
    () => 'recorded',
    (error: unknown) => {
      const { status, code } = refusalIn(error);
      return `${status} ${code}`;
    },
  );

const protectedContact: Partial<ReportContent> = {
  worry: { ...sampleReport().worry, kinds: ['violence'], suspected: ['guardian'] },
};

describe('registration', () => {
  it('forces a choice and holds what the search by identity found, also nothing', async () => {
    const { id } = await life
      .saying({
        send: {
          child: { ...sampleReport().child, givenName: 'Ensam', identity: null },
        },
      })
      .until('open');
    const registration = {
      registeredAs: 'information',
      knownBefore: 'searchedNoneFound',
      childFile: null,
    } as const;
    await life.register(id, registration);
    const [fact] = await viewFacts(system.deps, await system.as(leader), id, ['caseRegistered']);
    const found = { child: { answer: 'searchedNoneFound', reports: [] }, siblings: [] };
    expect(fact?.record).toEqual({ ...registration, sameChild: [], found });
  });

  it('names the other reports on the same child, and never merges them', async () => {
    const first = await life.send();
    const { id } = await life.until('open');
    await life.register(id, { knownBefore: 'known' });
    const [fact] = await viewFacts(system.deps, await system.as(leader), id, ['caseRegistered']);
    expect(fact?.record).toMatchObject({
      sameChild: [first.id],
      found: { child: { answer: 'known', reports: [first.id] } },
    });
  });

  it('looks up each named sibling by her own identity, and says whom it could not search for', async () => {
    const identity = { kind: 'personnummer', value: '20171026-2385' } as const;
    const sister = { givenName: 'Ida', familyName: 'Exempel', birthDate: null, identity };
    const nameless = { givenName: null, familyName: null, birthDate: null, identity: null };
    const child = { ...sampleReport().child, ...sister };
    const ofSister = await life.saying({ send: { child } }).send();
    const siblings = { answer: 'yes', list: [sister, nameless] } as const;
    const { id } = await life.saying({ send: { siblings } }).until('open', 'register');
    const [fact] = await viewFacts(system.deps, await system.as(leader), id, ['caseRegistered']);
    expect(fact?.record).toMatchObject({
      found: {
        siblings: [
          { answer: 'known', reports: [ofSister.id] },
          { answer: 'notSearched', reports: [] },
        ],
      },
    });
  });

  it('is made once and never unopened', async () => {
    const { id } = await life.send();
    expect(await refusal(life.register(id))).toMatchObject({ status: 409, code: 'wrong-state' });
    await life.open(id);
    await life.register(id);
    expect(await refusal(life.register(id))).toMatchObject({
      status: 409,
      code: 'already-registered',
    });
  });
});

describe('a report is registered in the child’s file (20 kap. 1 § SoL)', () => {
  const missing = {
    status: 422,
    code: 'child-file-missing',
    details: { errors: [{ pointer: '#/body/childFile', code: 'required' }] },
  };
  const recordOf = async (id: string) => {
    const facts = await viewFacts(system.deps, await system.as(leader), id, ['caseRegistered']);
    return facts.at(-1);
  };

  it('by the file’s reference in the municipality’s case system, which is refused to be left out', async () => {
    const { id } = await life.until('open');
    expect(await refusal(life.register(id, { childFile: null }))).toEqual(missing);
    await life.register(id, { childFile: 'AKT 2026-0007' });
    expect((await recordOf(id))?.record).toMatchObject({ childFile: 'AKT 2026-0007' });
  });

  it('or with the reason why the child has none, as one that is not born', async () => {
    const { id } = await life.until('open');
    const unborn = { childFile: null, whyNoFile: 'Barnet är inte fött.' };
    await life.register(id, unborn);
    expect((await recordOf(id))?.record).toMatchObject(unborn);
  });

  it('and so is a correction of it: the right file, and never none', async () => {
    const { id } = await life.until('register');
    const correct = async (childFile: string | null) =>
      correctRecord(system.deps, await system.as(leader), id, {
        kind: 'caseRegistered',
        corrects: (await recordOf(id))?.id ?? '',
        reason: 'Akten är brorsons.',
        record: { registeredAs: 'report', knownBefore: 'known', childFile },
      });
    expect(await refusal(correct(null))).toMatchObject({
      code: 'child-file-missing',
      details: { errors: [{ pointer: '#/body/record/childFile', code: 'required' }] },
    });
    await correct('AKT 2026-0008');
    expect((await recordOf(id))?.record).toMatchObject({ childFile: 'AKT 2026-0008' });
  });

  it('but an application or information can wait for one', async () => {
    const { id } = await life.until('open');
    await life.register(id, { registeredAs: 'application', childFile: null });
    expect((await recordOf(id))?.record).toMatchObject({ childFile: null });
  });
});

describe('an intake note', () => {
  const note = {
    area: 'emotionalAvailability',
    source: 'samtal med farmor',
    difficulties: 'Orkar inte trösta.',
    assets: 'Säger själv att det är svårt.',
  } as const;

  it('says where it came from; difficulties and assets stand side by side', async () => {
    const { id } = await life.until('open');
    await life.note(id, note);
    const [fact] = await viewFacts(system.deps, await system.as(leader), id, ['intakeNoteTaken']);
    expect(fact?.record).toEqual(note);
  });

  it('belongs to the preliminary assessment: not before the opening, not after the decision', async () => {
    const unopened = await life.send();
    expect(await refusal(life.note(unopened.id))).toMatchObject({
      details: { current: 'received' },
    });
    const decided = await life.until('waive', 'decide');
    expect(await refusal(life.note(decided.id))).toMatchObject({
      details: { current: 'concluded' },
    });
  });
});

describe('the phase lock (20 kap. 2 § SoL: no other referees before an investigation)', () => {
  type Cell = readonly [ContactParty, string];
  const brought: readonly (readonly [string, () => Promise<{ id: string }>, readonly Cell[]])[] = [
    [
      'opened and not yet assessed',
      () => life.until('open'),
      [
        ['reporter', 'recorded'],
        ['child', 'recorded'],
        ['guardian', '403 assessment-first'],
        ['school', '403 phase-lock'],
        ['other', '403 phase-lock'],
      ],
    ],
    [
      'assessed',
      () => life.until('assess'),
      [
        ['reporter', 'recorded'],
        ['child', 'recorded'],
        ['guardian', 'recorded'],
        ['school', '403 phase-lock'],
        ['other', '403 phase-lock'],
      ],
    ],
    [
      'assessed in protected-contact mode',
      () => life.saying({ send: protectedContact }).until('assess'),
      [
        ['reporter', 'recorded'],
        ['child', 'recorded'],
        ['guardian', '403 protected-contact'],
        ['other', '403 phase-lock'],
      ],
    ],
    [
      'decided to open',
      () => life.until('waive', 'decide'),
      [
        ['reporter', 'recorded'],
        ['guardian', 'recorded'],
        ['school', 'recorded'],
        ['other', 'recorded'],
      ],
    ],
    [
      'decided not to open',
      () => life.saying({ decide: { outcome: 'doNotOpen' } }).until('waive', 'decide'),
      [
        ['guardian', 'recorded'],
        ['school', '403 phase-lock'],
        ['other', '403 phase-lock'],
      ],
    ],
    ['not opened at all', () => life.send(), [['reporter', '409 wrong-state']]],
  ];

  it.each(brought)('on a report %s', async (_, bring, cells) => {
    const { id } = await bring();
    for (const [party, outcome] of cells) {
      expect([party, await contact(id, party)]).toEqual([party, outcome]);
    }
  });

  it('keeps the guardians out in protected-contact mode after the decision as well', async () => {
    const { id } = await life.saying({ send: protectedContact }).until('assess');
    await life.decide(id);
    expect(await contact(id, 'guardian')).toBe('403 protected-contact');
  });
});

describe('a school that did not report', () => {
  const share = { kind: 'shareInformation', of: 'guardian1' } as const;

  it('may be contacted with a consent that names it (12 kap. 2 § OSL)', async () => {
    const { id } = await life.until('assess');
    await life.consent(id, { ...share, answer: 'given', parties: ['bup'] });
    expect(await contact(id, 'school')).toBe('403 phase-lock');
    await life.consent(id, { ...share, answer: 'given', parties: ['school'] });
    expect(await contact(id, 'school')).toBe('recorded');
    expect(await contact(id, 'other')).toBe('403 phase-lock');
  });

  it('not with a consent only to attend a meeting', async () => {
    const { id } = await life.until('assess');
    await life.consent(id, { of: 'guardian1', answer: 'given', parties: ['school'] });
    expect(await contact(id, 'school')).toBe('403 phase-lock');
  });

  it.each([['school'], []])('not after the consent was withdrawn, for %j', async (...parties) => {
    const { id } = await life.until('assess');
    await life.consent(id, { ...share, answer: 'given', parties: ['school'] });
    await life.consent(id, { ...share, answer: 'withdrawn', parties });
    expect(await contact(id, 'school')).toBe('403 phase-lock');
  });

  it('not while another guardian says no', async () => {
    const { guardians } = sampleReport();
    const { id } = await life
      .saying({ send: { guardians: [...guardians, ...guardians] } })
      .until('assess');
    await life.consent(id, { ...share, answer: 'given', parties: ['school'] });
    await life.consent(id, { ...share, of: 'guardian2', answer: 'refused', parties: ['school'] });
    expect(await contact(id, 'school')).toBe('403 phase-lock');
  });
});
