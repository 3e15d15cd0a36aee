import { z } from 'zod';
import { Conflict, NotFound } from '../../../../domain/errors.ts';
import {
  addClient,
  endClient,
  revokeClientKey,
} from '../../../../services/people/client-changes.ts';
import { viewClient, type ClientKeyView } from '../../../../services/people/client-views.ts';
import { listUnits, type UnitChoice } from '../../../../services/people/staff.ts';
import { staffTexts, type StaffKey } from '../../../../templates/messages/pages/staff.ts';
import { deedForm } from '../../../kit/deed-form.tsx';
import type { FieldTable } from '../../../kit/field-table.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { statedClient } from '../../../routes/people/client-routes.ts';
import { statedId } from '../../../routes/schemas.ts';
import { revocationPath, systemPath, systemsPath } from '../paths.ts';
import { aroundSystem, ofSystem, readLiving, type SystemHead } from './of-system.ts';
import { SystemQuestions } from './system-questions.tsx';
import { systemParams } from './system.tsx';

const nothing: FieldTable<StaffKey> = {};
const noBody = z.strictObject({});

const systemFields: FieldTable<StaffKey> = {
  name: { label: 'newSystem.name' },
  login: {
    label: 'newSystem.login',
    hint: 'newSystem.loginHint',
    refused: { 'wrong-format': 'newSystem.loginWrong', 'login-taken': 'login.taken' },
  },
  unitId: { label: 'newSystem.unit', is: 'list' },
};

/** What is about no system yet is kept under an id of its form's own. */
const noSystem = '00000000-0000-4000-8000-000000000004';

/** `/system/nytt`: lets a system in. */
export const addSystemPages = deedForm({
  path: `${systemsPath}/nytt`,
  params: z.object({}),
  subject: () => noSystem,
  texts: staffTexts,
  records: 'clientAdded',
  read: async ({ deps, call }): Promise<{ readonly schools: readonly UnitChoice[] }> => {
    const units = await listUnits(deps, call);
    return { schools: units.filter(({ roles }) => roles.includes('teacher')) };
  },
  title: 'newSystem.title',
  lead: ['newSystem.lead'],
  send: 'newSystem.send',
  fields: systemFields,
  questions: (view) => SystemQuestions({ ...view, table: systemFields }),
  conflicts: { 'login-taken': 'login' },
  body: (fields) => ({
    name: wordsIn(fields, 'name'),
    login: wordsIn(fields, 'login'),
    unitId: wordsIn(fields, 'unitId'),
  }),
  schema: statedClient,
  perform: ({ deps, call }, body) => addClient(deps, call, body),
  next: ({ id }) => systemPath(id),
  around: ({ t }) => ({ back: { href: systemsPath, text: t('systems.back') } }),
  formPath: () => `${systemsPath}/nytt`,
});

/** `/system/{s}/avsluta`: is the check itself, since nothing is answered. */
export const endSystemPages = deedForm({
  ...ofSystem,
  path: `${systemPath(':clientId')}/avsluta`,
  records: 'clientEnded',
  read: readLiving,
  title: 'endSystem.title',
  lead: ['endSystem.lead'],
  send: 'endSystem.send',
  fields: nothing,
  body: () => ({}),
  schema: noBody,
  perform: ({ deps, call, params }) => endClient(deps, call, params.clientId),
  formPath: ({ client }) => `${systemPath(client.clientId)}/avsluta`,
});

type KeyHead = SystemHead & { readonly key: ClientKeyView; readonly isLast: boolean };

/** `/system/{s}/nycklar/{k}/aterkalla`: is the check itself, since nothing is answered. */
export const revokeKeyPages = deedForm({
  path: revocationPath(':clientId', ':keyId'),
  params: systemParams.extend({ keyId: statedId }),
  subject: ({ keyId }) => keyId,
  texts: staffTexts,
  records: 'clientKeyRevoked',
  read: async ({ deps, call, params }): Promise<KeyHead> => {
    const client = await viewClient(deps, call, params.clientId);
    const key = client.keys.find(({ keyId }) => keyId === params.keyId);
    if (!key) throw new NotFound();
    if (key.state === 'revoked') throw new Conflict('key-revoked', { current: key.revokedAt });
    return { client, key, isLast: key.state === 'valid' && client.validKeys === 1 };
  },
  title: 'revoke.title',
  lead: ['revoke.lead'],
  send: 'revoke.send',
  fields: nothing,
  above: ({ head, t }) => (head.isLast ? t('revoke.last') : undefined),
  body: () => ({}),
  schema: noBody,
  perform: ({ deps, call, params }) => revokeClientKey(deps, call, params.keyId),
  next: (_, { clientId }) => systemPath(clientId),
  around: (view) => {
    const { line, back } = aroundSystem(view);
    return { back, line: `${line}: ${view.head.key.kid}` };
  },
  formPath: ({ client, key }) => revocationPath(client.clientId, key.keyId),
});
