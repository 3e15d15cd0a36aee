import { z } from 'zod';
import { listUnits } from '../../../../services/people/staff.ts';
import { addPerson } from '../../../../services/people/staff-changes.ts';
import { staffTexts, type StaffKey } from '../../../../templates/messages/pages/staff.ts';
import { deedForm } from '../../../kit/deed-form.tsx';
import type { FieldTable } from '../../../kit/field-table.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { statedPerson } from '../../../routes/people/staff-schemas.ts';
import { peoplePath, personPath } from '../paths.ts';
import { contactBody, contactFields } from './contact-fields.ts';
import { functionBody, functionFields } from './function-fields.ts';
import { questionsWithFunctions, type UnitsHead } from './function-questions.tsx';

const personTable: FieldTable<StaffKey> = {
  ...contactFields,
  login: {
    label: 'login',
    hint: 'login.hint',
    refused: { 'wrong-format': 'login.wrong', 'login-taken': 'login.taken' },
  },
  ...functionFields('function.'),
};

/** What is about nobody yet is kept under an id of its form's own. */
const nobody = '00000000-0000-4000-8000-000000000003';

/** `/personer/ny`: somebody new, with her first function. */
export const addPersonPages = deedForm({
  path: `${peoplePath}/ny`,
  params: z.object({}),
  subject: () => nobody,
  texts: staffTexts,
  records: 'personAdded',
  read: async ({ deps, call }): Promise<UnitsHead> => ({ units: await listUnits(deps, call) }),
  title: 'add.title',
  lead: ['add.lead'],
  send: 'add.send',
  fields: personTable,
  questions: (view) => questionsWithFunctions(view, personTable),
  conflicts: { 'login-taken': 'login' },
  body: (fields, at) => ({
    ...contactBody(fields),
    login: wordsIn(fields, 'login'),
    function: functionBody(fields, at, 'function.'),
  }),
  schema: statedPerson,
  perform: ({ deps, call }, body) => addPerson(deps, call, body),
  next: ({ id }) => personPath(id),
  around: ({ t }) => ({ back: { href: peoplePath, text: t('person.back') } }),
  formPath: () => `${peoplePath}/ny`,
});
