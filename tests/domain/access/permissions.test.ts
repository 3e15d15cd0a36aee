import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, PersonActor } from '../../../domain/access/actor.ts';
import { roles, sideOfRole, signatoryRoles, type Role } from '../../../domain/access/roles.ts';
import {
  decide,
  type ReportResource,
  type Resource,
  type SituationResource,
} from '../../../domain/access/decide.ts';
import { permissions } from '../../../domain/areas.ts';
import type { Action } from '../../../domain/kinds.ts';

const person = (
  role: Role,
  change: Partial<PersonActor['assignment']> & { readonly personId?: string } = {},
): PersonActor => {
  const { personId = 'p1', ...assignment } = change;
  const at = sideOfRole(role) === 'sender' ? ['u1', 'o1'] : ['u2', 'o2'];
  return {
    is: 'person',
    personId,
    assignment: {
      id: 'a1',
      role,
      unitId: at[0]!,
      organisationId: at[1]!,
      municipalityId: 'm1',
      deputyFor: null,
      needToKnow: false,
      ...assignment,
    },
    assurance: 'loa3',
    loggedInAt: '2026-11-16T09:00:00.000Z',
  };
};
const report = (change: Partial<ReportResource> = {}): ReportResource => ({
  is: 'report',
  municipalityId: 'm1',
  senderOrganisationId: 'o1',
  senderUnitId: 'u1',
  authorPersonId: null,
  authorClientId: null,
  ownerPersonId: null,
  protectedIdentity: false,
  asked: [],
  ...change,
});

const yes = { allow: true };
const forbidden = (rule: Action): object => ({ allow: false, because: 'forbidden', rule });
const hidden = (rule: Action): object => ({ allow: false, because: 'hidden', rule });

type Row = readonly [name: string, actor: Actor, action: Action, on: Resource, answer: object];
const own = report({ authorPersonId: 'p1' });
const askedOfRektor = (deputyToo: boolean): ReportResource =>
  report({ asked: [{ role: 'rektor', deputyToo }] });

const byAuthor: readonly Row[] = [
  ['adds to what she wrote', person('teacher'), 'supplement.add', own, yes],
  ['in whatever school function', person('kurator'), 'supplement.add', own, yes],
  [
    'is the person, not her function',
    person('teacher', { personId: 'p2' }),
    'report.read',
    own,
    hidden('report.read'),
  ],
  [
    'only for the organisation she wrote it for',
    person('teacher', { organisationId: 'o9', unitId: 'u9' }),
    'report.read',
    own,
    hidden('report.read'),
  ],
  [
    'at another unit of the organisation still',
    person('teacher', { unitId: 'u9' }),
    'report.readContent',
    own,
    yes,
  ],
  [
    'does not see the officer’s work',
    person('teacher'),
    'protection.assess',
    own,
    forbidden('protection.assess'),
  ],
  ['does not sign her own report', person('rektor'), 'report.sign', own, forbidden('report.sign')],
  [
    'nor, as an officer, owns it',
    person('officer'),
    'contact.record',
    own,
    forbidden('contact.record'),
  ],
];

const byClient: readonly Row[] = (
  [
    ['reads the status of what it sent', 'c1', 'report.read', yes],
    ['reads its receipt', 'c1', 'report.readReceipt', yes],
    [
      'reads no text, not even its own',
      'c1',
      'report.readContent',
      forbidden('report.readContent'),
    ],
    ['gets no feedback', 'c1', 'feedback.read', forbidden('feedback.read')],
    ['sees nothing of another system', 'c2', 'report.read', hidden('report.read')],
  ] as const
).map(([name, clientId, action, answer]): Row => {
  const actor = {
    is: 'client',
    clientId,
    organisationId: 'o1',
    municipalityId: 'm1',
    unitId: 'u1',
  } as const;
  return [name, actor, action, report({ authorClientId: 'c1' }), answer];
});

const bySignatory: readonly Row[] = [
  ['signs what her function is asked', person('rektor'), 'report.sign', askedOfRektor(false), yes],
  [
    'reads what she is asked to sign',
    person('rektor'),
    'report.readContent',
    askedOfRektor(false),
    yes,
  ],
  [
    'sees nothing that she is not asked',
    person('kurator'),
    'report.read',
    askedOfRektor(false),
    hidden('report.read'),
  ],
  [
    'sees nothing of another unit',
    person('rektor', { unitId: 'u9' }),
    'report.sign',
    askedOfRektor(false),
    hidden('report.sign'),
  ],
  [
    'learns no answer by role',
    person('rektor'),
    'feedback.read',
    askedOfRektor(true),
    forbidden('feedback.read'),
  ],
  [
    'adds nothing',
    person('rektor'),
    'supplement.add',
    askedOfRektor(true),
    forbidden('supplement.add'),
  ],
  [
    'as deputy waits for the first rung',
    person('rektor', { deputyFor: 'rektor' }),
    'report.sign',
    askedOfRektor(false),
    hidden('report.sign'),
  ],
  [
    'as deputy signs from then on',
    person('rektor', { deputyFor: 'rektor' }),
    'report.sign',
    askedOfRektor(true),
    yes,
  ],
  [
    'as deputy for another signs for her own function too',
    person('kurator', { deputyFor: 'rektor' }),
    'report.sign',
    report({ asked: [{ role: 'kurator', deputyToo: false }] }),
    yes,
  ],
];

const byReceiver: readonly Row[] = [
  [
    'an officer opens what came to her municipality',
    person('officer'),
    'report.open',
    report(),
    yes,
  ],
  [
    'and sees nothing of another',
    person('officer', { municipalityId: 'm2' }),
    'report.open',
    report(),
    hidden('report.open'),
  ],
  [
    'works in the case she owns',
    person('officer'),
    'decision.make',
    report({ ownerPersonId: 'p1' }),
    yes,
  ],
  [
    'not in a colleague’s',
    person('officer'),
    'decision.make',
    report({ ownerPersonId: 'p2' }),
    forbidden('decision.make'),
  ],
  [
    'nor, owner or not, in another municipality’s',
    person('officer', { municipalityId: 'm2' }),
    'decision.make',
    report({ ownerPersonId: 'p1' }),
    hidden('decision.make'),
  ],
  [
    'a leader works in any case',
    person('deputyIfoChef'),
    'decision.make',
    report({ ownerPersonId: 'p2' }),
    yes,
  ],
  ['a leader allocates', person('ifoChef'), 'case.assign', report(), yes],
  [
    'an officer does not',
    person('officer'),
    'case.assign',
    report({ ownerPersonId: 'p1' }),
    forbidden('case.assign'),
  ],
  ['the auditor traces', person('auditor'), 'report.readHistory', report(), yes],
  [
    'and reads no text',
    person('auditor'),
    'report.readContent',
    report(),
    forbidden('report.readContent'),
  ],
  ['the socialchef sees lateness', person('socialchef'), 'report.read', report(), yes],
  [
    'and reads no text',
    person('socialchef'),
    'report.readContent',
    report(),
    forbidden('report.readContent'),
  ],
  [
    'the administrator sees no case',
    person('administrator'),
    'report.read',
    report(),
    hidden('report.read'),
  ],
];

const situation = (
  senderUnitId: string | null,
  change: Partial<SituationResource> = {},
): SituationResource => ({
  is: 'acuteSituation',
  municipalityId: 'm1',
  senderOrganisationId: 'o1',
  senderUnitId,
  schoolIsTold: true,
  protectedIdentity: false,
  keptFrom: [],
  invitedRoles: [],
  authorId: 'p9',
  ...change,
});
const bySenderUnit: readonly Row[] = [
  [
    'the school’s rektor sees its situation',
    person('rektor'),
    'situation.read',
    situation('u1'),
    yes,
  ],
  [
    'and does not lead it',
    person('rektor'),
    'situation.lead',
    situation('u1'),
    forbidden('situation.lead'),
  ],
  [
    'another school’s does not see it',
    person('rektor'),
    'situation.read',
    situation('u9'),
    hidden('situation.read'),
  ],
  [
    'nor does any where no school is known',
    person('rektor'),
    'situation.read',
    situation(null),
    hidden('situation.read'),
  ],
  [
    'a report’s deed is none of a situation’s',
    person('teacher'),
    'supplement.add',
    situation('u1'),
    hidden('supplement.add'),
  ],
];

const kept = (change: Partial<SituationResource> = {}): SituationResource =>
  situation('u1', { keptFrom: ['rektor'], ...change });
const stepsInForKurator = person('rektor', { deputyFor: 'kurator' });
const read = 'situation.read';
const byToldSchool: readonly Row[] = [
  [
    'does not see it before it is told',
    person('rektor'),
    read,
    situation('u1', { schoolIsTold: false }),
    hidden(read),
  ],
  ['nor in a function that it was kept from', person('rektor'), read, kept(), hidden(read)],
  [
    'nor as deputy of such a function',
    person('rektor', { deputyFor: 'rektor' }),
    read,
    kept(),
    hidden(read),
  ],
  [
    'nor as deputy of another such function',
    stepsInForKurator,
    read,
    kept({ keptFrom: ['kurator'] }),
    hidden(read),
  ],
  [
    'sees it in a function that it was not kept from',
    person('rektor'),
    read,
    kept({ keptFrom: ['kurator'] }),
    yes,
  ],
  [
    'sees it once that function is invited by name',
    person('rektor'),
    read,
    kept({ invitedRoles: ['rektor'] }),
    yes,
  ],
  [
    'sees it when the function that she is deputy for is invited',
    stepsInForKurator,
    read,
    kept({ keptFrom: ['kurator'], invitedRoles: ['kurator'] }),
    yes,
  ],
  [
    'not when another function is',
    person('rektor'),
    read,
    kept({ keptFrom: ['rektor', 'kurator'], invitedRoles: ['kurator'] }),
    hidden(read),
  ],
  ['sees what she reported herself', person('rektor'), read, kept({ authorId: 'p1' }), yes],
  [
    'is not told by an invitation before it is told at all',
    person('rektor'),
    read,
    kept({ schoolIsTold: false, invitedRoles: ['rektor'] }),
    hidden(read),
  ],
];

describe.each([
  ['the author', byAuthor],
  ['an agency’s own system', byClient],
  ['a signatory', bySignatory],
  ['the receiving side', byReceiver],
  ['the school of an acute situation', bySenderUnit],
  ['the school that is told of an acute situation', byToldSchool],
])('%s', (_, rows) => {
  it.each(rows)('%s', (...[, actor, action, on, answer]) => {
    expect(decide(actor, action, on)).toEqual(answer);
  });
});

const id = (letter: string): fc.Arbitrary<string> => fc.constantFrom(`${letter}1`, `${letter}2`);
const anyPerson = (role: fc.Arbitrary<Role>): fc.Arbitrary<PersonActor> =>
  fc.record({
    is: fc.constant('person' as const),
    personId: id('p'),
    assignment: fc.record({
      id: fc.constant('a1'),
      role,
      unitId: id('u'),
      organisationId: id('o'),
      municipalityId: id('m'),
      deputyFor: fc.option(fc.constantFrom(...roles), { nil: null }),
      needToKnow: fc.boolean(),
    }),
    assurance: fc.constant('loa3'),
    loggedInAt: fc.constant('2026-11-16T09:00:00.000Z'),
  });
const anyReport: fc.Arbitrary<ReportResource> = fc.record({
  is: fc.constant('report' as const),
  municipalityId: id('m'),
  senderOrganisationId: id('o'),
  senderUnitId: id('u'),
  authorPersonId: fc.option(id('p'), { nil: null }),
  authorClientId: fc.option(id('c'), { nil: null }),
  ownerPersonId: fc.option(id('p'), { nil: null }),
  protectedIdentity: fc.boolean(),
  asked: fc.array(
    fc.record({ role: fc.constantFrom(...signatoryRoles), deputyToo: fc.boolean() }),
    {
      maxLength: 3,
    },
  ),
});
const actions = Object.keys(permissions) as Action[];
const anyAction = fc.constantFrom(...actions);
const ofSide = (side: string): fc.Arbitrary<Role> =>
  fc.constantFrom(...roles.filter((role) => sideOfRole(role) === side));
const allows = (actor: Actor, action: Action, on: Resource): boolean =>
  decide(actor, action, on).allow;

/** About nobody but the caller herself, whatever else there is. */
const ownOnly: readonly Action[] = ['me.read', 'keptText.keep', 'keptText.read'];

/** By hand from the routine: the receiver's work, which no sender's role may ever do. */
const receiversOnly: readonly Action[] = [
  'report.open',
  'supplement.read',
  'completion.request',
  'case.assign',
  'contact.record',
  'protection.assess',
  'case.register',
  'note.take',
  'consent.record',
  'meeting.plan',
  'decision.make',
  'concerned.inform',
  'feedback.give',
  'record.move',
  'report.move',
  'situation.open',
  'situation.lead',
  'people.read',
  'reconciliation.read',
  'difference.explain',
  'termMeeting.readAgenda',
  'termMeeting.lead',
];
const sendersOnly: readonly Action[] = [
  'report.send',
  'report.sign',
  'report.readReceipt',
  'supplement.add',
  'feedback.request',
];
const text: readonly Action[] = ['report.readContent', 'report.readDocument', 'feedback.read'];

/** Everything that is about one report; the rest is everybody's own page, list or sending. */
const sightful = actions.filter(
  (action) =>
    !/^(me|settings|queue|people|roster|reconciliation|difference|absence|keptText|administration|staff|client)[.]|^report[.]send$/.test(
      action,
    ),
);

describe('whoever the person and whatever the report', () => {
  it('no sender’s role gets a receiver’s deed', () => {
    const action = fc.constantFrom(...receiversOnly);
    fc.assert(
      fc.property(anyPerson(ofSide('sender')), action, anyReport, (actor, deed, on) => {
        expect(allows(actor, deed, on)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('no receiver’s role gets a sender’s deed', () => {
    const action = fc.constantFrom(...sendersOnly);
    fc.assert(
      fc.property(anyPerson(ofSide('receiver')), action, anyReport, (actor, deed, on) => {
        expect(allows(actor, deed, on)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('socialchef, auditor and administrator never read the text of a report', () => {
    const role = fc.constantFrom<Role>('socialchef', 'auditor', 'administrator');
    const action = fc.constantFrom(...text);
    fc.assert(
      fc.property(anyPerson(role), action, anyReport, (actor, look, on) => {
        expect(allows(actor, look, on)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('the administrator sees no report at all', () => {
    const role = fc.constant<Role>('administrator');
    fc.assert(
      fc.property(anyPerson(role), fc.constantFrom(...sightful), anyReport, (actor, action, on) => {
        expect(decide(actor, action, on)).toEqual(hidden(action));
      }),
    );
  });

  it('the receiving side does nothing in another municipality', () => {
    const role = fc.oneof(ofSide('receiver'), ofSide('auditor'), ofSide('none'));
    fc.assert(
      fc.property(anyPerson(role), anyAction, anyReport, (actor, action, on) => {
        fc.pre(actor.assignment.municipalityId !== on.municipalityId && !ownOnly.includes(action));
        expect(allows(actor, action, on)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('the sending side sees nothing of another organisation', () => {
    fc.assert(
      fc.property(anyPerson(ofSide('sender')), anyReport, (actor, on) => {
        // A unit belongs to one organisation.
        fc.pre(actor.assignment.organisationId !== on.senderOrganisationId);
        fc.pre(actor.assignment.unitId !== on.senderUnitId);
        expect(allows(actor, 'report.read', on)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('what is refused is hidden from whoever cannot see it, and forbidden to whoever can', () => {
    fc.assert(
      fc.property(
        anyPerson(fc.constantFrom(...roles)),
        anyAction,
        anyReport,
        (actor, action, on) => {
          const decision = decide(actor, action, on);
          fc.pre(!decision.allow);
          const because = allows(actor, 'report.read', on) ? 'forbidden' : 'hidden';
          expect(decision).toEqual({ allow: false, because, rule: action });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('a part of the system has no permission of a person', () => {
    fc.assert(
      fc.property(anyAction, anyReport, (action, on) => {
        expect(allows({ is: 'system', part: 'ladder' }, action, on)).toBe(false);
      }),
    );
  });
});
