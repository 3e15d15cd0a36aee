import type { Actor, ClientActor, PersonActor } from '../../domain/access/actor.ts';
import {
  isSignatoryRole,
  sideOfRole,
  signatoryRoles,
  type Role,
} from '../../domain/access/roles.ts';
import type {
  ConsultationResource,
  HandOverResource,
  ReportResource,
  Resource,
  SituationResource,
} from '../../domain/access/decide.ts';

/** A role, or an agency's own system. */
export type Caller = Role | 'client';
export type Case = { readonly actor: Actor; readonly on: Resource };

const here = 'municipality-1';
const elsewhere = 'municipality-2';

const person = (role: Role, change: Partial<PersonActor['assignment']> = {}): PersonActor => {
  const school = sideOfRole(role) === 'sender';
  return {
    is: 'person',
    personId: 'caller',
    assignment: {
      id: 'assignment',
      role,
      unitId: school ? 'school-1' : 'intake-1',
      organisationId: school ? 'education-1' : 'social-1',
      municipalityId: here,
      deputyFor: null,
      needToKnow: false,
      ...change,
    },
    assurance: 'loa3',
    loggedInAt: '2026-11-16T09:00:00.000Z',
  };
};

const client = (change: Partial<ClientActor> = {}): ClientActor => ({
  is: 'client',
  clientId: 'caller',
  organisationId: 'education-1',
  municipalityId: here,
  unitId: 'school-1',
  ...change,
});

const actor = (caller: Caller, change: Partial<PersonActor['assignment']> = {}): Actor =>
  caller === 'client' ? client() : person(caller, change);

/** Written by a colleague at the caller's own school, to the caller's own municipality. */
const report = (change: Partial<ReportResource> = {}): ReportResource => ({
  is: 'report',
  municipalityId: here,
  senderOrganisationId: 'education-1',
  senderUnitId: 'school-1',
  authorPersonId: 'colleague',
  authorClientId: null,
  ownerPersonId: null,
  protectedIdentity: false,
  asked: [],
  ...change,
});

const ask = (roles: readonly Role[], deputyToo = false): Pick<ReportResource, 'asked'> => ({
  asked: roles.map((role) => ({ role, deputyToo })),
});

/** The other signatories: an author has signed by sending, an excluded one is not asked. */
const others = (caller: Caller): readonly Role[] =>
  signatoryRoles.filter((role) => role !== caller);

const writtenBy = (caller: Caller): Partial<ReportResource> =>
  caller === 'client'
    ? { authorPersonId: null, authorClientId: 'caller', ...ask(signatoryRoles) }
    : { authorPersonId: 'caller', ...ask(others(caller)) };

const awayActor = (caller: Caller): Actor =>
  caller === 'client'
    ? client({ clientId: 'another', organisationId: 'education-9', unitId: 'school-9' })
    : person(caller, {
        unitId: 'unit-9',
        organisationId: 'organisation-9',
        municipalityId: elsewhere,
      });

/** Deputies of the rektor; whoever else may hold the function herself is not asked here. */
const deputy = (caller: Caller, rungPassed: boolean): Case => ({
  actor:
    caller !== 'client' && sideOfRole(caller) === 'sender'
      ? person(caller, { deputyFor: 'rektor' })
      : actor(caller),
  on: report(ask(['rektor'], rungPassed)),
});

type Setting = { readonly means: string; readonly set: (caller: Caller) => Case };

/** Each situation a report can be in to a caller, in words for an auditor and as data. */
export const reportSituations: Readonly<Record<string, Setting>> = {
  'own report': {
    means:
      'The caller wrote it. In the columns of the receiver it is the same person, now acting in another function: having written it gives nothing there.',
    set: (caller) => ({ actor: actor(caller), on: report(writtenBy(caller)) }),
  },
  'own report to another municipality': {
    means: 'The caller wrote it, and it went to another municipality than the caller’s own.',
    set: (caller) => ({
      actor: actor(caller),
      on: report({ ...writtenBy(caller), municipalityId: elsewhere }),
    }),
  },
  'own report in another organisation': {
    means:
      'The caller wrote it and acts today for another organisation in another municipality; the copy stays with the authority it was written for.',
    set: (caller) => ({ actor: awayActor(caller), on: report(writtenBy(caller)) }),
  },
  'asked to sign': {
    means: 'A colleague at the same school wrote it; all three signatory functions are asked.',
    set: (caller) => ({ actor: actor(caller), on: report(ask(signatoryRoles)) }),
  },
  'asked to sign at another school': {
    means: 'The three functions are asked, of another school of the same organisation.',
    set: (caller) => ({
      actor: actor(caller),
      on: report({ ...ask(signatoryRoles), senderUnitId: 'school-2' }),
    }),
  },
  'deputy before the first rung': {
    means: 'The rektor is asked; the caller is her deputy, and her own time is not yet over.',
    set: (caller) => deputy(caller, false),
  },
  'deputy after the first rung': {
    means: 'The rektor is asked and has not answered in time; the caller is her deputy.',
    set: (caller) => deputy(caller, true),
  },
  'excluded from signing': {
    means: 'The author left the caller’s function out (notAsked: secrecy); the others are asked.',
    set: (caller) => ({
      actor: actor(caller),
      on: report(ask(caller !== 'client' && isSignatoryRole(caller) ? others(caller) : [])),
    }),
  },
  "other teacher's report": {
    means: 'A colleague at the same school wrote it; nobody is asked to sign.',
    set: (caller) => ({ actor: actor(caller), on: report() }),
  },
  'other school organisation': {
    means: 'Another school organisation of the municipality wrote it and asks its own signatories.',
    set: (caller) => ({
      actor: actor(caller),
      on: report({
        ...ask(signatoryRoles),
        senderOrganisationId: 'education-2',
        senderUnitId: 'school-3',
      }),
    }),
  },
  'case owner': {
    means: 'The caller holds the case.',
    set: (caller) => ({ actor: actor(caller), on: report({ ownerPersonId: 'caller' }) }),
  },
  'not owner': {
    means: 'Another officer of the caller’s unit holds the case.',
    set: (caller) => ({ actor: actor(caller), on: report({ ownerPersonId: 'colleague' }) }),
  },
  'protected identity': {
    means:
      'The child has protected identity, and the caller’s assignment does not let an officer know of that.',
    set: (caller) => ({ actor: actor(caller), on: report(secret) }),
  },
  'protected identity and may know': {
    means: 'The same, and the caller’s assignment lets an officer know of it.',
    set: (caller) => ({
      actor: actor(caller, { needToKnow: true }),
      on: report({ ...secret, ownerPersonId: 'caller' }),
    }),
  },
  'other municipality': {
    means: 'A colleague wrote it, and it went to another municipality.',
    set: (caller) => ({ actor: actor(caller), on: report({ municipalityId: elsewhere }) }),
  },
};

const secret = { protectedIdentity: true } as const;

const acute = (change: Partial<SituationResource> = {}): SituationResource => ({
  is: 'acuteSituation',
  municipalityId: here,
  senderOrganisationId: 'education-1',
  senderUnitId: 'school-1',
  schoolIsTold: true,
  protectedIdentity: false,
  keptFrom: [],
  invitedRoles: [],
  authorId: 'colleague',
  ...change,
});

export const acuteSituations: Readonly<Record<string, Setting>> = {
  "own school's situation": {
    means:
      'An acute situation that the caller’s own school reported, in the caller’s municipality.',
    set: (caller) => ({ actor: actor(caller), on: acute() }),
  },
  "own school's situation not yet told": {
    means:
      'An acute situation that social services found in the own school’s report; no meeting is planned yet.',
    set: (caller) => ({ actor: actor(caller), on: acute({ schoolIsTold: false }) }),
  },
  "own school's situation with its meeting planned": {
    means: 'The same when its first meeting is planned.',
    set: (caller) => ({ actor: actor(caller), on: acute() }),
  },
  'situation of a report that the rektor was kept from': {
    means: 'The own school reported it; the author left the rektor out of the report.',
    set: (caller) => ({ actor: actor(caller), on: acute({ keptFrom: ['rektor'] }) }),
  },
  'situation to which the rektor was then invited': {
    means: 'The same when the leader has invited the function rektor by name.',
    set: (caller) => ({
      actor: actor(caller),
      on: acute({ keptFrom: ['rektor'], invitedRoles: ['rektor'] }),
    }),
  },
  'situation of a report with protected identity': {
    means:
      'One of its reports, from another school, is about a child with protected identity, and the caller’s assignment does not let an officer know of that.',
    set: (caller) => ({ actor: actor(caller), on: acute({ ...secret, senderUnitId: 'school-2' }) }),
  },
  "other school's situation": {
    means: 'Another school of the municipality reported it.',
    set: (caller) => ({ actor: actor(caller), on: acute({ senderUnitId: 'school-2' }) }),
  },
  'situation without a school': {
    means: 'No school is known.',
    set: (caller) => ({
      actor: actor(caller),
      on: acute({ senderOrganisationId: null, senderUnitId: null }),
    }),
  },
  "other municipality's situation": {
    means: 'Another municipality’s, reported by another school.',
    set: (caller) => ({
      actor: actor(caller),
      on: acute({ municipalityId: elsewhere, senderUnitId: 'school-2' }),
    }),
  },
};

const consultation = (change: Partial<ConsultationResource> = {}): ConsultationResource => ({
  is: 'consultation',
  municipalityId: here,
  organisationId: 'education-1',
  askerId: 'caller',
  ...change,
});

/** What a school has asked social services, as it is to a caller. */
export const consultationSituations: Readonly<Record<string, Setting>> = {
  'own consultation': {
    means:
      'The caller asked. In the columns of the receiver it is the same person, now acting in another function: having asked gives nothing there.',
    set: (caller) => ({ actor: actor(caller), on: consultation() }),
  },
  'own consultation in another organisation': {
    means:
      'The caller asked, and acts today for another organisation in another municipality; the question stays with the authority it was asked for.',
    set: (caller) => ({ actor: awayActor(caller), on: consultation() }),
  },
  "colleague's consultation": {
    means: 'A colleague at the same school asked.',
    set: (caller) => ({ actor: actor(caller), on: consultation({ askerId: 'colleague' }) }),
  },
  'consultation by an unknown caller': {
    means: 'An officer wrote it down of a call by somebody who is not known.',
    set: (caller) => ({
      actor: actor(caller),
      on: consultation({ askerId: null, organisationId: null }),
    }),
  },
  "other municipality's consultation": {
    means: 'Somebody asked another municipality.',
    set: (caller) => ({
      actor: actor(caller),
      on: consultation({
        askerId: 'colleague',
        organisationId: 'education-9',
        municipalityId: elsewhere,
      }),
    }),
  },
};

/** What the house itself owes, as it is to a caller. */
export const houseSituations: Readonly<Record<string, Setting>> = {
  'difference in the own municipality': {
    means: 'The counts of the caller’s own municipality differ.',
    set: (caller) => ({ actor: actor(caller), on: { is: 'houseDuty', municipalityId: here } }),
  },
  'difference in another municipality': {
    means: 'Those of another municipality do.',
    set: (caller) => ({ actor: actor(caller), on: { is: 'houseDuty', municipalityId: elsewhere } }),
  },
};

/** The meeting of schools and social services, as it is to a caller. */
export const termMeetingSituations: Readonly<Record<string, Setting>> = {
  'term meeting of the own municipality': {
    means: 'The schools of the caller’s own municipality meet its social services.',
    set: (caller) => ({ actor: actor(caller), on: { is: 'termMeeting', municipalityId: here } }),
  },
  'term meeting of another municipality': {
    means: 'Those of another municipality do.',
    set: (caller) => ({
      actor: actor(caller),
      on: { is: 'termMeeting', municipalityId: elsewhere },
    }),
  },
};

const handOver = (change: Partial<HandOverResource> = {}): HandOverResource => ({
  is: 'handOver',
  municipalityId: here,
  formUnitId: 'form-2',
  fromUnitId: 'intake-1',
  isAwaited: true,
  ownerPersonId: 'colleague',
  ...change,
});
/** The unit of whoever is outside social services. */
const ownForm = 'school-1';

/** What was handed over to a cooperation form, as it is to a caller. */
export const handOverSituations: Readonly<Record<string, Setting>> = {
  'hand-over to the own form': {
    means:
      'An officer of the caller’s unit handed a child over to the form at the unit of whoever is outside social services; it waits for an answer.',
    set: (caller) => ({ actor: actor(caller), on: handOver({ formUnitId: ownForm }) }),
  },
  'own hand-over': {
    means: 'The caller began it, to a form that is nobody’s here; it waits for an answer.',
    set: (caller) => ({ actor: actor(caller), on: handOver({ ownerPersonId: 'caller' }) }),
  },
  'hand-over that the own form handed on': {
    means: 'The form at the own unit handed the child on to another, which has not answered.',
    set: (caller) => ({ actor: actor(caller), on: handOver({ fromUnitId: ownForm }) }),
  },
  'hand-over that the own form handed on and another took': {
    means: 'The same when the other form has taken the child.',
    set: (caller) => ({
      actor: actor(caller),
      on: handOver({ fromUnitId: ownForm, isAwaited: false }),
    }),
  },
  'hand-over to another form': {
    means: 'An officer of the caller’s unit handed a child over to another form.',
    set: (caller) => ({ actor: actor(caller), on: handOver() }),
  },
  'hand-over in another municipality': {
    means: 'One of another municipality.',
    set: (caller) => ({ actor: actor(caller), on: handOver({ municipalityId: elsewhere }) }),
  },
};

export const municipalitySituations: Readonly<Record<string, Setting>> = {
  'own municipality': {
    means: 'What belongs to no single case, in the caller’s own municipality.',
    set: (caller) => ({ actor: actor(caller), on: { is: 'municipality', municipalityId: here } }),
  },
};
