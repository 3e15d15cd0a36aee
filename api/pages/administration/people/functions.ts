import { Conflict, Forbidden, NotFound } from '../../../../domain/errors.ts';
import { endFunction, grantFunction } from '../../../../services/people/functions.ts';
import { listUnits, viewStaff, type HeldFunction } from '../../../../services/people/staff.ts';
import { staffTexts, type StaffKey } from '../../../../templates/messages/pages/staff.ts';
import { deedForm } from '../../../kit/deed-form.tsx';
import type { FieldTable } from '../../../kit/field-table.ts';
import { statedEnding, statedFunction } from '../../../routes/people/staff-schemas.ts';
import { statedId } from '../../../routes/schemas.ts';
import { endingPath, personPath } from '../paths.ts';
import { functionBody, functionFields, lastMomentIn } from './function-fields.ts';
import { questionsWithFunctions, type UnitsHead } from './function-questions.tsx';
import { functionText } from './list.tsx';
import { aroundPerson, ofPerson, readPerson, type PersonHead } from './of-person.ts';
import { personParams } from './person.tsx';

const grantTable = functionFields('');
/** `/personer/{p}/funktioner/ny`: gives a function from and to. */
export const grantPages = deedForm({
  ...ofPerson,
  path: `${personPath(':personId')}/funktioner/ny`,
  records: 'functionGranted',
  read: async (asked): Promise<PersonHead & UnitsHead> => {
    const { actor } = asked.call;
    const isSelf = actor.is === 'person' && actor.personId === asked.params.personId;
    if (isSelf) throw new Forbidden('own-function', { rule: 'own-function' });
    return { ...(await readPerson(asked)), units: await listUnits(asked.deps, asked.call) };
  },
  title: 'grant.title',
  lead: ['grant.lead'],
  send: 'grant.send',
  fields: grantTable,
  questions: (view) => questionsWithFunctions(view, grantTable),
  conflicts: { 'function-held': 'role' },
  body: (fields, at) => functionBody(fields, at, ''),
  schema: statedFunction,
  perform: ({ deps, call, params }, body) => grantFunction(deps, call, params.personId, body),
  formPath: ({ staff }) => `${personPath(staff.personId)}/funktioner/ny`,
});

type EndingHead = PersonHead & { readonly held: HeldFunction };
const endingParams = personParams.extend({ assignmentId: statedId });

const endingTable: FieldTable<StaffKey> = {
  to: {
    label: 'end.to',
    is: 'date',
    hint: 'end.hint',
    refused: { 'must-be-later': 'end.passed' },
  },
};

/** `/personer/{p}/funktioner/{f}/avsluta`: now, or on a day to come. */
export const endingPages = deedForm({
  path: endingPath(':personId', ':assignmentId'),
  params: endingParams,
  subject: ({ assignmentId }) => assignmentId,
  texts: staffTexts,
  records: 'functionEnded',
  read: async ({ deps, call, params }): Promise<EndingHead> => {
    const staff = await viewStaff(deps, call, params.personId);
    const held = staff.functions.find(({ assignmentId }) => assignmentId === params.assignmentId);
    if (!held) throw new NotFound();
    if (held.state === 'ended') throw new Conflict('function-ended', { current: held.to });
    return { staff, held };
  },
  title: 'end.title',
  lead: ['end.lead'],
  send: 'end.send',
  fields: endingTable,
  body: (fields, at) => ({ to: lastMomentIn(fields, 'to', at) }),
  schema: statedEnding,
  perform: ({ deps, call, params }, body) => endFunction(deps, call, params.assignmentId, body),
  next: (_, { personId }) => personPath(personId),
  around: (view) => {
    const { line, back } = aroundPerson(view);
    return { back, line: `${line}: ${functionText(view.frame.language, view.head.held)}` };
  },
  formPath: ({ staff, held }) => endingPath(staff.personId, held.assignmentId),
});
