import type { Instant } from '../../../../domain/calendar/time.ts';
import {
  guardianKinds,
  type ReportContent,
  type StatedGuardian,
  type StatedSibling,
} from '../../../../domain/report/report-content.ts';
import { rowsIn, type TypedFields } from '../../../kit/typed-fields.ts';
import {
  expectedDay,
  isAnswered,
  oneOf,
  statedAnswer,
  statedDay,
  statedIdentity,
  statedWords,
} from './read-answers.ts';

type Family = Pick<ReportContent, 'child' | 'guardians' | 'siblings'>;

/** In the list of municipalities: one that is not here, whose name stands beside. */
export const elsewhere = 'elsewhere';

const homeOf = (fields: TypedFields): string | null => {
  const chosen = statedWords(fields, 'child.homeMunicipalityCode');
  return chosen === elsewhere ? statedWords(fields, 'child.homeElsewhere') : chosen;
};

const childOf = (fields: TypedFields, at: Instant): Family['child'] => {
  const unborn = fields['child.unborn'] !== undefined;
  const [name, className] = [
    statedWords(fields, 'child.school.name'),
    statedWords(fields, 'child.school.class'),
  ];
  return {
    givenName: statedWords(fields, 'child.givenName'),
    familyName: statedWords(fields, 'child.familyName'),
    identity: statedIdentity(fields, 'child.identity'),
    birthDate: (unborn ? expectedDay : statedDay)(fields, 'child.birthDate', at),
    unborn,
    address: statedWords(fields, 'child.address'),
    phone: statedWords(fields, 'child.phone'),
    homeMunicipalityCode: homeOf(fields),
    school: name === null && className === null ? null : { name, class: className },
    protectedIdentity: statedAnswer(fields, 'child.protectedIdentity'),
    language: statedWords(fields, 'child.language'),
    interpreter: statedAnswer(fields, 'child.interpreter'),
  };
};

const guardianIn = (row: TypedFields): StatedGuardian => ({
  kind: oneOf(guardianKinds, row['kind']) ?? 'parent',
  givenName: statedWords(row, 'givenName'),
  familyName: statedWords(row, 'familyName'),
  identity: statedIdentity(row, 'identity'),
  phone: statedWords(row, 'phone'),
  livesWithChild: statedAnswer(row, 'livesWithChild'),
  language: statedWords(row, 'language'),
  interpreter: statedAnswer(row, 'interpreter'),
});

const siblingIn = (row: TypedFields, at: Instant): StatedSibling => ({
  givenName: statedWords(row, 'givenName'),
  familyName: statedWords(row, 'familyName'),
  birthDate: statedDay(row, 'birthDate', at),
  identity: statedIdentity(row, 'identity'),
});

const siblingsIn = (fields: TypedFields, at: Instant): Family['siblings'] => {
  const list = rowsIn(fields, 'siblings.list', 0)
    .filter((row) => isAnswered(row))
    .map((row) => siblingIn(row, at));
  const answer = statedAnswer(fields, 'siblings.answer');
  // Whoever names one has answered, unless she has said that there is none.
  return { answer: list.length > 0 && answer !== 'no' ? 'yes' : answer, list };
};

/** The child and the family, as a draft's fields state them. */
export function draftedFamily(fields: TypedFields, at: Instant): Family {
  return {
    child: childOf(fields, at),
    guardians: rowsIn(fields, 'guardians', 0)
      .filter((row) => isAnswered(row, ['kind']))
      .map(guardianIn),
    siblings: siblingsIn(fields, at),
  };
}
