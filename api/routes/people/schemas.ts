import { z } from 'zod';
import { agencyKinds, intakeAreas } from '../../../domain/report/report-content.ts';
import { roles, signatoryRoles } from '../../../domain/access/roles.ts';
import { cooperationForm } from '../cooperation-form.ts';
import { dutyView, instant, pageOf } from '../schemas.ts';

const functionView = z
  .object({
    assignmentId: z.uuid().meta({ description: 'Det som anges i rubriken Acting-As' }),
    role: z.enum(roles),
    unit: z.string(),
    organisation: z.string(),
    municipality: z.string(),
  })
  .meta({ id: 'Function' });

const told = z.object({ rung: z.int(), madeAt: instant });
const notice = z
  .union([
    told.extend({ dutyId: z.uuid() }),
    told.extend({
      streamId: z.uuid().meta({
        description: 'I stället för en skyldighet på den andra sidan: anmälan eller akut situation',
      }),
    }),
  ])
  .meta({ id: 'Notice', description: 'Du har en uppgift: vilken skyldighet, steg och när' });

export const me = z
  .discriminatedUnion('is', [
    z.object({
      is: z.literal('person'),
      personId: z.uuid(),
      login: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      title: z.string(),
      assurance: z.string(),
      function: functionView,
      functions: z.array(functionView).readonly(),
      notices: z.array(notice).readonly(),
    }),
    z.object({
      is: z.literal('client'),
      clientId: z.uuid(),
      unit: z.string(),
      organisation: z.string(),
      municipality: z.string(),
    }),
  ])
  .meta({ id: 'Me' });

const localTime = z.string().regex(/^\d{2}:\d{2}$/);

const person = {
  personId: z.uuid(),
  login: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  title: z.string(),
  phone: z.string().nullable(),
  role: z.enum(roles),
};

export const roster = z
  .object({
    unit: z.string(),
    date: z.iso.date(),
    people: z
      .array(
        z.object({
          ...person,
          hours: z
            .object({ opens: localTime, closes: localTime })
            .nullable()
            .meta({ description: 'Dagens tider; null en ledig dag' }),
          onDuty: z.boolean(),
          absences: z.array(z.object({ startsAt: instant, endsAt: instant })).readonly(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Roster' });

export const colleague = z
  .object({
    ...person,
    email: z.string().nullable(),
    unit: z.string(),
    absent: z.boolean(),
  })
  .meta({ id: 'Colleague' });

export const dutyPage = pageOf(
  dutyView
    .extend({
      streamId: z.uuid().meta({ description: 'Anmälan eller akut situation' }),
      mine: z.boolean(),
    })
    .meta({ id: 'OpenDuty' }),
);

export const settings = z
  .object({
    code: z.string(),
    name: z.string(),
    version: z.int(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    approvedBy: z.string(),
    source: z.string(),
    assumed: z.array(z.string()).readonly().meta({ description: 'Värden utan källa' }),
    phone: z.string().nullable(),
    officeHours: z.object({ opens: localTime, closes: localTime }),
    outOfHours: z.object({
      rule: z.enum(['socialjour', 'policeOfficerOnDuty']),
      phone: z.string().nullable(),
    }),
    signatories: z.partialRecord(z.enum(agencyKinds), z.array(z.enum(signatoryRoles)).readonly()),
    service: z.object({
      openReportMinutes: z.int(),
      openAcuteReportMinutes: z.int(),
      coSignWeekdays: z.int(),
      proposeMeetingTimesWeekdays: z.int(),
      followUpMeetingDays: z.int(),
    }),
    decider: z.enum(['officer', 'ifoChef']),
    areas: z
      .array(z.object({ area: z.enum(intakeAreas), text: z.string() }))
      .readonly()
      .meta({ description: 'De tolv områdena, i kommunens ordning och ord' }),
    decisionGrounds: z
      .array(
        z.object({
          key: z.string(),
          for: z.enum(['open', 'doNotOpen', 'either']),
          text: z.string(),
          means: z.string(),
        }),
      )
      .readonly()
      .meta({ description: 'Grunder som ett beslut kan vila på' }),
    termMeeting: z.boolean(),
    syntheticReportHour: z.int().meta({
      description: 'Den hela timme då dagens provanmälan skickas',
    }),
    cooperationForms: z.array(cooperationForm).readonly(),
    retention: z.enum(['wholeArea', 'birthDay']),
  })
  .meta({ id: 'MunicipalitySettings' });

export const reconciliation = z
  .object({
    id: z.uuid(),
    sender: z.string(),
    day: z.iso.date(),
    ranAt: instant,
    reportsSent: z.int(),
    dutiesOpened: z.int(),
    workflowsStarted: z.int(),
    openedOrOverdue: z.int(),
    differs: z.boolean(),
  })
  .meta({ id: 'Reconciliation' });
