import type { IdentityKind, StatedIdentity, ThreeWay } from '../report/report-content.ts';
import type { Adresse, Orientert } from './bekymringsmelding.ts';

/** *Vet inte*, as people write it there. */
const dontKnow = 'Vet ikke';
const notAnswered = 'Ikke besvart';

/** Nothing is the empty text there. */
export function textThere(text: string | null): string {
  return text === 'unknown' ? dontKnow : (text ?? '');
}
export function textHere(text: string | undefined): string | null {
  const said = text?.trim() ?? '';
  return said === dontKnow ? 'unknown' : said || null;
}

export type Name = { readonly givenName: string | null; readonly familyName: string | null };

/** Without a comma the last word is the family name. */
const splitName = (name: string): Name => {
  const [family = '', ...given] = name.split(', ');
  if (given.length > 0)
    return { givenName: textHere(given.join(', ')), familyName: textHere(family) };
  const words = name.trim().split(/\s+/);
  const last = words.pop() ?? '';
  return { givenName: textHere(words.join(' ')), familyName: textHere(last) };
};

const same = (one: Name, other: Name): boolean =>
  one.givenName === other.givenName && one.familyName === other.familyName;

/** *Anna Exempel*; with the family name first and a comma where it could not be told apart again. */
export function nameThere(name: Name): string {
  const [given, family] = [textThere(name.givenName), textThere(name.familyName)];
  const plain = [given, family].filter(Boolean).join(' ');
  return same(splitName(plain), name) ? plain : `${family}, ${given}`;
}
export function nameHere(name: string | undefined): Name {
  return splitName(name ?? '');
}

/** A number of people; that of a case says nothing there. */
export function numberThere(identity: StatedIdentity | null): string {
  return identity && identity.kind !== 'caseNumber' ? identity.value : '';
}

const swedish = /^(?:\d{2})?\d{4}(\d{2})[-+]?\d{4}$/;

/** A Norwegian number of eleven digits is none of ours, and so is kept as a reserve number. */
const kindOf = (value: string): IdentityKind => {
  const day = swedish.exec(value)?.[1];
  if (day === undefined) return 'reserveNumber';
  return Number(day) > 60 ? 'samordningsnummer' : 'personnummer';
};
export function numberHere(fnr: string | undefined): StatedIdentity | null {
  const value = fnr?.trim() ?? '';
  return value === '' ? null : { kind: kindOf(value), value };
}

const lines = ['adresselinje1', 'adresselinje2', 'adresselinje3'] as const;
const place = /^(?<rest>.*), (?<postnummer>\d{3} ?\d{1,2}) (?<poststed>[^,]+)$/s;

/** Postcode and town stand last; what is more than three lines stays in the third. */
export function addressThere(address: string | null): Adresse {
  const said = textThere(address);
  const { rest = said, postnummer = '', poststed = '' } = place.exec(said)?.groups ?? {};
  const [first = '', second = '', ...others] = rest.split(', ');
  return {
    adresselinje1: first,
    adresselinje2: second,
    adresselinje3: others.join(', '),
    postnummer,
    poststed,
  };
}
export function addressHere(address: Adresse | undefined): string | null {
  if (!address) return null;
  const town = [address.postnummer, address.poststed].filter(Boolean).join(' ');
  return textHere([...lines.map((line) => address[line]), town].filter(Boolean).join(', '));
}

type Told = { readonly answer: ThreeWay; readonly reasonIfNot: string | null };

/** *Vet inte* and silence are *no* there, with these words for a reason, so that they are kept apart. */
export function toldThere({ answer, reasonIfNot }: Told): Orientert {
  const said = answer === 'unknown' ? dontKnow : answer === 'notAnswered' ? notAnswered : '';
  return {
    orientert: answer === 'yes',
    orientertGrunn: reasonIfNot === null ? said : textThere(reasonIfNot),
  };
}
export function toldHere({ orientert, orientertGrunn }: Orientert): Told {
  if (orientert === undefined || orientertGrunn === notAnswered) {
    return { answer: 'notAnswered', reasonIfNot: null };
  }
  if (!orientert && orientertGrunn === dontKnow) return { answer: 'unknown', reasonIfNot: null };
  return { answer: orientert ? 'yes' : 'no', reasonIfNot: textHere(orientertGrunn) };
}

type Interpreting = { readonly interpreter: ThreeWay; readonly language: string | null };

const interpreted: Readonly<Record<ThreeWay, string>> = {
  yes: 'Ja',
  no: 'Nei',
  unknown: dontKnow,
  notAnswered,
};

/**
 * One text there: whether an interpreter is needed, and after a comma of which language. What was not
 * answered is left out unless the language alone would be taken for an answer.
 */
export function interpreterThere({ interpreter, language }: Interpreting): string {
  const of = textThere(language);
  const alone = interpreterHere(of);
  if (alone.interpreter === interpreter && alone.language === language) return of;
  return [interpreted[interpreter], of].filter(Boolean).join(', ');
}
export function interpreterHere(text: string | undefined): Interpreting {
  const said = text?.trim() ?? '';
  const found = Object.entries(interpreted).find(
    ([, word]) => said === word || said.startsWith(`${word}, `),
  );
  if (!found) return { interpreter: 'notAnswered', language: textHere(said) };
  const [interpreter, { length }] = found;
  return { interpreter: interpreter as ThreeWay, language: textHere(said.slice(length + 2)) };
}
