import { describe, expect, it } from 'vitest';
import type { ContactParty } from '../../../domain/intake/contact-lock.ts';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import { viewFacts } from '../../../services/reports/content-views.ts';
import { recordContact, registerCase, takeIntakeNote } from '../../../services/intake/intake.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal, refusalIn } from '../../helpers/refusals.ts';
import { stage } from '../../helpers/stage.ts';

const { system, deeds } = await stage();

const leader = 'ifochef.degerfors';

const contact = async (id: string, party: ContactParty): Promise<string> =>
  recordContact(system.deps, await system.as(leader), id, {
    with: party,
    how: 'phone',
    summary: 'Ett samtal.',
  }).then(
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
    const { id } = await deeds.opened({
      child: { ...sampleReport().child, givenName: 'Ensam', identity: null },
    });
    const call = await system.as(leader);
    const registration = { registeredAs: 'information', knownBefore: 'searchedNoneFound' } as const;
    await registerCase(system.deps, call, id, registration);
    const [fact] = await viewFacts(system.deps, await system.as(leader), id, ['caseRegistered']);
    expect(fact?.record).toEqual({ ...registration, sameChild: [] });
  });

  it('names the other reports on the same child, and never merges them', async () => {
    const first = await deeds.send();
    const { id } = await deeds.opened();
    const call = await system.as(leader);
    await registerCase(system.deps, call, id, { registeredAs: 'report', knownBefore: 'known' });
    const [fact] = await viewFacts(system.deps, await system.as(leader), id, ['caseRegistered']);
    expect(fact?.record).toMatchObject({ sameChild: [first.id] });
  });

  it('is made once and never unopened', async () => {
    const { id } = await deeds.send();
    const register = async () =>
      registerCase(system.deps, await system.as(leader), id, {
        registeredAs: 'report',
        knownBefore: 'notSearched',
      });
    expect(await refusal(register())).toMatchObject({ status: 409, code: 'wrong-state' });
    await deeds.open(id);
    await register();
    expect(await refusal(register())).toMatchObject({ status: 409, code: 'already-registered' });
  });
});

describe('an intake note', () => {
  const take = async (id: string) =>
    takeIntakeNote(system.deps, await system.as(leader), id, {
      area: 'emotionalAvailability',
      source: 'samtal med farmor',
      difficulties: 'Orkar inte trösta.',
      assets: 'Säger själv att det är svårt.',
    });

  it('says where it came from; difficulties and assets stand side by side', async () => {
    const { id } = await deeds.opened();
    await take(id);
    const [fact] = await viewFacts(system.deps, await system.as(leader), id, ['intakeNoteTaken']);
    expect(fact?.record).toEqual({
      area: 'emotionalAvailability',
      source: 'samtal med farmor',
      difficulties: 'Orkar inte trösta.',
      assets: 'Säger själv att det är svårt.',
    });
  });

  it('belongs to the preliminary assessment: not before the opening, not after the decision', async () => {
    const unopened = await deeds.send();
    expect(await refusal(take(unopened.id))).toMatchObject({ details: { current: 'received' } });
    const decided = await deeds.decided();
    expect(await refusal(take(decided.id))).toMatchObject({ details: { current: 'concluded' } });
  });
});

describe('the phase lock (20 kap. 2 § SoL: no other referees before an investigation)', () => {
  type Cell = readonly [ContactParty, string];
  const brought: readonly (readonly [string, () => Promise<{ id: string }>, readonly Cell[]])[] = [
    [
      'opened and not yet assessed',
      () => deeds.opened(),
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
      () => deeds.assessed(),
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
      () => deeds.assessed(protectedContact),
      [
        ['reporter', 'recorded'],
        ['child', 'recorded'],
        ['guardian', '403 protected-contact'],
        ['other', '403 phase-lock'],
      ],
    ],
    [
      'decided to open',
      () => deeds.decided(),
      [
        ['reporter', 'recorded'],
        ['guardian', 'recorded'],
        ['school', 'recorded'],
        ['other', 'recorded'],
      ],
    ],
    [
      'decided not to open',
      () => deeds.decided({}, { outcome: 'doNotOpen' }),
      [
        ['guardian', 'recorded'],
        ['school', '403 phase-lock'],
        ['other', '403 phase-lock'],
      ],
    ],
    ['not opened at all', () => deeds.send(), [['reporter', '409 wrong-state']]],
  ];

  it.each(brought)('on a report %s', async (_, bring, cells) => {
    const { id } = await bring();
    for (const [party, outcome] of cells) {
      expect([party, await contact(id, party)]).toEqual([party, outcome]);
    }
  });

  it('keeps the guardians out in protected-contact mode after the decision as well', async () => {
    const { id } = await deeds.assessed(protectedContact);
    await deeds.decide(id);
    expect(await contact(id, 'guardian')).toBe('403 protected-contact');
  });
});

describe('a school that did not report', () => {
  const share = { kind: 'shareInformation', of: 'guardian1' } as const;

  it('may be contacted with a consent that names it (12 kap. 2 § OSL)', async () => {
    const { id } = await deeds.assessed();
    await deeds.consent(id, { ...share, answer: 'given', parties: ['bup'] });
    expect(await contact(id, 'school')).toBe('403 phase-lock');
    await deeds.consent(id, { ...share, answer: 'given', parties: ['school'] });
    expect(await contact(id, 'school')).toBe('recorded');
    expect(await contact(id, 'other')).toBe('403 phase-lock');
  });

  it('not with a consent only to attend a meeting', async () => {
    const { id } = await deeds.assessed();
    await deeds.consent(id, { of: 'guardian1', answer: 'given', parties: ['school'] });
    expect(await contact(id, 'school')).toBe('403 phase-lock');
  });

  it.each([['school'], []])('not after the consent was withdrawn, for %j', async (...parties) => {
    const { id } = await deeds.assessed();
    await deeds.consent(id, { ...share, answer: 'given', parties: ['school'] });
    await deeds.consent(id, { ...share, answer: 'withdrawn', parties });
    expect(await contact(id, 'school')).toBe('403 phase-lock');
  });

  it('not while another guardian says no', async () => {
    const { guardians } = sampleReport();
    const { id } = await deeds.assessed({ guardians: [...guardians, ...guardians] });
    await deeds.consent(id, { ...share, answer: 'given', parties: ['school'] });
    await deeds.consent(id, { ...share, of: 'guardian2', answer: 'refused', parties: ['school'] });
    expect(await contact(id, 'school')).toBe('403 phase-lock');
  });
});
