import { registerClientKey } from '../../../../services/people/client-changes.ts';
import type { StaffKey } from '../../../../templates/messages/pages/staff.ts';
import { deedForm } from '../../../kit/deed-form.tsx';
import type { FieldTable } from '../../../kit/field-table.ts';
import { textKeeper, type Keeper } from '../../../kit/keeper.ts';
import { wordsIn, type TypedFields } from '../../../kit/typed-fields.ts';
import { statedKey } from '../../../routes/people/client-routes.ts';
import { lastMomentIn } from '../people/function-fields.ts';
import { systemPath } from '../paths.ts';
import { ofSystem, readLiving } from './of-system.ts';

const keyFields: FieldTable<StaffKey> = {
  jwk: {
    label: 'newKey.jwk',
    is: 'words',
    hint: 'newKey.jwkHint',
    refused: {
      'private-key': 'newKey.private',
      'unknown-key-type': 'newKey.unknown',
      'key-known': 'newKey.known',
      any: 'newKey.unread',
    },
  },
  expiresAt: {
    label: 'newKey.expiresAt',
    is: 'date',
    hint: 'newKey.expiresHint',
    refused: { 'too-far-ahead': 'newKey.tooFar' },
  },
};

/** The object that was pasted; what is none is handed on as it was typed, for the schema to refuse. */
const jwkIn = (fields: TypedFields): unknown => {
  const text = wordsIn(fields, 'jwk');
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** Members that only the private half of a key has (RFC 7518 §6), and what begins one in a file. */
const privateWords = /"(?:d|p|q|dp|dq|qi|k)"\s*:|PRIVATE KEY/;

const isPrivate = (fields: TypedFields): boolean => privateWords.test(fields['jwk'] ?? '');

/** Keeps what was typed, but never the private half of a key: that is nobody's here to have. */
const keeper = ({ clientId }: { readonly clientId: string }): Keeper => {
  const usual = textKeeper('clientKeyAdded', clientId);
  return {
    ...usual,
    keep: (deps, call, fields) =>
      usual.keep(deps, call, isPrivate(fields) ? { ...fields, jwk: '' } : fields),
  };
};

/** `/system/{s}/nycklar/ny`: a key beside those that there are. */
export const registerKeyPages = deedForm({
  ...ofSystem,
  path: `${systemPath(':clientId')}/nycklar/ny`,
  records: 'clientKeyAdded',
  keeper,
  read: readLiving,
  title: 'newKey.title',
  lead: ['newKey.lead'],
  send: 'newKey.send',
  fields: keyFields,
  conflicts: { 'key-known': 'jwk' },
  body: (fields, at) => ({
    jwk: jwkIn(fields),
    expiresAt: lastMomentIn(fields, 'expiresAt', at) ?? undefined,
  }),
  schema: statedKey,
  perform: ({ deps, call, params }, body) => registerClientKey(deps, call, params.clientId, body),
  formPath: ({ client }) => `${systemPath(client.clientId)}/nycklar/ny`,
});
