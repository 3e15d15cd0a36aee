import { z } from 'zod';
import { Conflict } from '../../../../domain/errors.ts';
import { changeContact, endSessionsOfPerson } from '../../../../services/people/staff-changes.ts';
import type { StaffKey } from '../../../../templates/messages/pages/staff.ts';
import { deedForm } from '../../../kit/deed-form.tsx';
import type { FieldTable } from '../../../kit/field-table.ts';
import { contact } from '../../../routes/people/staff-schemas.ts';
import { personPath } from '../paths.ts';
import { contactBody, contactFields } from './contact-fields.ts';
import { ofPerson, readPerson } from './of-person.ts';

/** `/personer/{p}/kontakt`: another name, title or telephone. */
export const contactPages = deedForm({
  ...ofPerson,
  path: `${personPath(':personId')}/kontakt`,
  records: 'contactChanged',
  read: readPerson,
  title: 'change.title',
  lead: ['change.lead'],
  send: 'change.send',
  fields: contactFields,
  first: ({ staff }) => {
    const { givenName, familyName, title, phone, email } = staff;
    return { givenName, familyName, title, phone: phone ?? '', email: email ?? '' };
  },
  body: contactBody,
  schema: contact,
  perform: ({ deps, call, params }, body) => changeContact(deps, call, params.personId, body),
  formPath: ({ staff }) => `${personPath(staff.personId)}/kontakt`,
});

const nothing: FieldTable<StaffKey> = {};

/** `/personer/{p}/logga-ut`: ends her sessions, wherever they are. */
export const logoutPages = deedForm({
  ...ofPerson,
  path: `${personPath(':personId')}/logga-ut`,
  records: 'sessionsEnded',
  read: async (asked) => {
    const head = await readPerson(asked);
    if (head.staff.sessions.open === 0) throw new Conflict('not-logged-in');
    return head;
  },
  title: 'logout.title',
  lead: ['logout.lead'],
  send: 'logout.send',
  fields: nothing,
  body: () => ({}),
  schema: z.strictObject({}),
  perform: ({ deps, call, params }) => endSessionsOfPerson(deps, call, params.personId),
  formPath: ({ staff }) => `${personPath(staff.personId)}/logga-ut`,
});
