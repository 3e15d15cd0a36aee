import type { z } from 'zod';
import { Invalid, NotFound, type FieldError, type FieldErrorCode } from '../../domain/errors.ts';
import { BadRequest } from './errors.ts';

/** What people read about one wrong field, whether a schema or a service has found it. */
export const fieldErrorTexts: Readonly<Record<FieldErrorCode, string>> = {
  required: 'Fältet saknas.',
  'unknown-property': 'Fältet finns inte i det här formatet.',
  'wrong-type': 'Fältet har fel typ.',
  'not-a-choice': 'Värdet är inte ett av de tillåtna.',
  'wrong-format': 'Värdet har fel format.',
  'too-long': 'För långt eller för stort.',
  'too-short': 'För kort eller för litet.',
  'not-a-signatory': 'Ange rektor, skolskoterska eller kurator.',
  'not-at-unit': 'Den funktionen finns inte på den enheten.',
  'must-be-later': 'Dagen eller tiden ska ligga framåt.',
  'not-exceptional': 'Det är inte synnerliga skäl (20 kap. 2 § SoL).',
  'differs-from-report': 'Stämmer inte med barnet i anmälan.',
  'not-in-report': 'Anmälan säger inget att jämföra med.',
  'not-yet-come': 'Dagen har inte kommit ännu.',
  'unknown-caller': 'Ingen vid en verksamhet i kommunen har den inloggningen.',
  'too-far-ahead': 'Tiden ligger för långt fram.',
  'private-key':
    'Nyckeln är privat. Den ska aldrig lämnas ut: skapa en ny, och registrera dess publika del.',
  'unknown-key-type': 'Det är ingen publik nyckel för ES256 (P-256) eller EdDSA (Ed25519).',
  'too-far-back': 'Dagen ligger för långt tillbaka.',
  'officer-absent': 'Handläggaren är frånvarande.',
  'officer-outside': 'Handläggaren får inte veta om barn med skyddade personuppgifter.',
  'own-municipality': 'Det är den egna kommunen. Ange here om barnet hör hit.',
  'unknown-officer': 'Inloggningen hör inte till någon på mottagningen.',
  'unknown-school': 'Kommunen har ingen skola med det namnet.',
  'unknown-unit': 'Kommunen har ingen sådan enhet.',
  'unknown-colleague': 'Inloggningen hör inte till någon i kommunens personal.',
  'ends-before-it-begins': 'Slutet ska komma efter början.',
  'identity-number': 'Här står något som ser ut som ett personnummer eller samordningsnummer.',
  'unknown-person': 'Anmälan nämner ingen sådan person.',
  'wrong-value': 'Värdet går inte att ta emot.',
};

const isFieldErrorCode = (code: string): code is FieldErrorCode =>
  Object.hasOwn(fieldErrorTexts, code);

const escaped = (step: PropertyKey): string =>
  String(step).replaceAll('~', '~0').replaceAll('/', '~1');

const pointerTo = (part: string, path: readonly PropertyKey[]): string =>
  `#/${[part, ...path].map(escaped).join('/')}`;

const codes: Readonly<Partial<Record<z.core.$ZodIssue['code'], FieldErrorCode>>> = {
  invalid_type: 'wrong-type',
  invalid_value: 'not-a-choice',
  invalid_union: 'not-a-choice',
  invalid_format: 'wrong-format',
  too_big: 'too-long',
  too_small: 'too-short',
};

const codeOf = (issue: z.core.$ZodIssue): FieldErrorCode => {
  if (issue.code === 'custom' && isFieldErrorCode(issue.message)) return issue.message;
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required';
  return codes[issue.code] ?? 'wrong-value';
};

const errorsOf = (part: string, issue: z.core.$ZodIssue): readonly FieldError[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({
        pointer: pointerTo(part, [...issue.path, key]),
        code: 'unknown-property',
      }))
    : [{ pointer: pointerTo(part, issue.path), code: codeOf(issue) }];

const isInside = ({ code, path }: z.core.$ZodIssue): boolean =>
  path.length > 0 || code === 'unrecognized_keys';

/**
 * For a value that fits none of several forms: the errors of the form with the fewest, when they
 * concern a member of the value. The errors of every form together would help nobody.
 */
const nearest = (issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const [form = []] = issue.errors.toSorted((a, b) => a.length - b.length);
  if (!form.some(isInside)) return [issue];
  return form.flatMap(nearest).map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
};

const mostErrors = 50;

/**
 * The error that answers a part of the request that does not fit its schema. An impossible id in
 * the path names nothing, so it is answered as not found.
 *
 * @param issues of a parse with `reportInput`, which is needed to tell a missing field from a wrong
 *   one
 */
export function refusedPart(
  part: 'params' | 'query' | 'body',
  issues: readonly z.core.$ZodIssue[],
): NotFound | BadRequest | Invalid {
  if (part === 'params') return new NotFound();
  const errors = issues
    .flatMap(nearest)
    .flatMap((issue) => errorsOf(part, issue))
    .slice(0, mostErrors);
  return part === 'query'
    ? new BadRequest('invalid-query', { errors })
    : new Invalid('invalid-request', { errors });
}
