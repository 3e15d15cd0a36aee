import { z } from 'zod';
import { localDate, localTime, type Instant } from '../../../../../domain/calendar/time.ts';
import { costOfReport } from '../../../../../domain/reports/report-cost.ts';
import { registeredContent } from '../../../../../domain/reports/spoken.ts';
import { authorisedCaller } from '../../../../../services/acting/begin.ts';
import { registerReport } from '../../../../../services/reports/register-report.ts';
import { registerTexts } from '../../../../../templates/messages/pages/register.ts';
import { deedForm } from '../../../../kit/deed-form.tsx';
import { registered } from '../../../../routes/reports/register-routes.ts';
import { casePath } from '../../../case/case-path.ts';
import { workPath } from '../../../desk/work/view.tsx';
import { callBody, paperBody } from './body.ts';
import { callFields, paperFields, registerRows } from './fields.ts';
import { CallQuestions, PaperQuestions, type RegisterHead } from './view.tsx';

/** What is about no case yet is kept under an id of its form's own; each has one of her own. */
const subjects = {
  call: '00000000-0000-4000-8000-000000000001',
  paper: '00000000-0000-4000-8000-000000000002',
} as const;

type Head = RegisterHead & { readonly at: Instant };

const common = {
  params: z.object({}),
  records: 'reportRegistered',
  texts: registerTexts,
  rows: registerRows,
  schema: registered,
  // Whoever may not register a report sees no form for it.
  read: async ({ deps, call }) => {
    authorisedCaller(call, 'report.register');
    return { municipalities: deps.directory.municipalities, at: call.at };
  },
  // What is missing there is who it was.
  placed: (field) => (field === 'caller' ? 'caller.is' : field),
  ownWords: (frame) => (refused) =>
    refused.code === 'no-concern' ? registerTexts(frame.language)('nothing') : undefined,
  cost: ({ report, caller }, bytes) => costOfReport(registeredContent(report, caller), bytes),
  perform: ({ deps, call }, { report, ...body }) =>
    registerReport(deps, call, { ...body, told: report }),
  next: ({ id }) => casePath(id),
  around: ({ frame }) => ({
    back: { href: frame.reader?.home.href ?? workPath, text: frame.reader?.home.text ?? '' },
  }),
} as const satisfies Partial<
  Parameters<typeof deedForm<z.ZodObject, never, Head, typeof registered, { id: string }>>[0]
>;

/** `registrera/samtal`: what somebody told, received and opened at the minute of the call (routine §1.8). */
const callPages = deedForm({
  ...common,
  path: '/registrera/samtal',
  subject: () => subjects.call,
  title: 'call.title',
  lead: ['call.lead'],
  send: 'call.send',
  fields: callFields,
  first: ({ at }: Head) => ({
    'received.how': 'phone',
    'received.at': localDate(at),
    'received.at.time': localTime(at),
  }),
  questions: CallQuestions,
  body: callBody,
  formPath: () => '/registrera/samtal',
});

/** `registrera/papper`: what came on paper, on the day it came, which may be an earlier one. */
const paperPages = deedForm({
  ...common,
  path: '/registrera/papper',
  subject: () => subjects.paper,
  title: 'paper.title',
  lead: ['paper.lead'],
  send: 'paper.send',
  fields: paperFields,
  first: ({ at }: Head) => ({ 'received.on': localDate(at) }),
  questions: PaperQuestions,
  body: paperBody,
  formPath: () => '/registrera/papper',
});

export const registerPages = [...callPages, ...paperPages];
