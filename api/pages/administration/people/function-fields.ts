import { signatoryRoles, type Role } from '../../../../domain/access/roles.ts';
import {
  atLocalTime,
  endOfDay,
  isLocalDate,
  localDate,
  type Instant,
} from '../../../../domain/calendar/time.ts';
import type { UnitChoice } from '../../../../services/people/staff.ts';
import type { Choice } from '../../../../templates/components/choices.tsx';
import type { StaffKey } from '../../../../templates/messages/pages/staff.ts';
import type { Language } from '../../../../templates/messages/texts.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { dayIn } from '../../../kit/typed-answers.ts';
import { wordsIn, type TypedFields } from '../../../kit/typed-fields.ts';
import { functionText } from './list.tsx';

/** The fields of a function; `at` is where it stands in the body. */
export function functionFields(at: '' | 'function.'): FieldTable<StaffKey> {
  return {
    [`${at}role`]: {
      label: 'function',
      is: 'list',
      refused: { 'function-held': 'grant.held' },
    },
    [`${at}from`]: {
      label: 'from',
      is: 'date',
      hint: 'from.hint',
      refused: { 'must-be-later': 'from.passed' },
    },
    [`${at}to`]: { label: 'to', is: 'date', hint: 'to.hint' },
    [`${at}deputyFor`]: {
      label: 'deputyFor',
      is: 'list',
      hint: 'deputyFor.hint',
      choices: Object.fromEntries(signatoryRoles.map((role) => [role, `role.${role}`])),
      refused: { 'not-a-signatory': 'deputyFor.wrong' },
    },
    [`${at}needToKnow`]: {
      label: 'needToKnow',
      is: 'box',
      hint: 'needToKnow.hint',
      refused: { any: 'needToKnow.wrong' },
    },
  };
}

const valueOf = (role: Role, unitId: string): string => `${role}@${unitId}`;

/** Every function that somebody can hold at the municipality's units. */
export function functionChoices(
  language: Language,
  units: readonly UnitChoice[],
): readonly Choice[] {
  return units.flatMap(({ unitId, name: unit, roles }) =>
    roles.map((role) => ({
      value: valueOf(role, unitId),
      label: functionText(language, { role, unit }),
    })),
  );
}

/** So that of a function that nobody has chosen one thing is missing, and not its unit as well. */
const noUnit = '00000000-0000-4000-8000-000000000000';

/** Its first day: at once where that is today. What cannot be read is handed on as it was typed. */
const beginning = (fields: TypedFields, name: string, at: Instant): string | null => {
  const day = dayIn(fields, name, { at, leaning: 'future' });
  if (day === undefined || day === localDate(at)) return null;
  return isLocalDate(day) ? atLocalTime(day, '00:00') : day;
};

/** The end of its last day. What cannot be read is handed on as it was typed. */
export function lastMomentIn(fields: TypedFields, name: string, at: Instant): string | null {
  const day = dayIn(fields, name, { at, leaning: 'future' });
  if (day === undefined) return null;
  return isLocalDate(day) ? endOfDay(day) : day;
}

/** A function as a program would state it. */
export function functionBody(fields: TypedFields, at: Instant, of: '' | 'function.'): unknown {
  const [role, unitId = noUnit] = (wordsIn(fields, `${of}role`) ?? '').split('@');
  return {
    role: role === '' ? undefined : role,
    unitId,
    from: beginning(fields, `${of}from`, at),
    to: lastMomentIn(fields, `${of}to`, at),
    deputyFor: wordsIn(fields, `${of}deputyFor`) ?? null,
    needToKnow: fields[`${of}needToKnow`] !== undefined,
  };
}
