import { hasCheckDigit, hasDate } from '../identity-number.ts';
import type { IdentityKind, StatedIdentity } from './report-content.ts';

const digitsOnly = /^[\d\s+‐‑–—−-]+$/;
/** A temporary number has letters among its last four: 20150218-TF12. */
const reserve = /^\d{6,8}[\s+-]?[\da-z]{4}$/i;

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');
const isLong = (digits: string): boolean => digits.length === 10 || digits.length === 12;

const kindOf = (text: string): IdentityKind => {
  if (!digitsOnly.test(text)) return reserve.test(text) ? 'reserveNumber' : 'caseNumber';
  const digits = digitsOf(text);
  const day = Number(digits.slice(-6, -4));
  return isLong(digits) && day > 60 && hasDate(digits.slice(-10))
    ? 'samordningsnummer'
    : 'personnummer';
};

/**
 * The number that somebody typed, with the kind it looks like. Whoever fills in a form is asked for
 * *a number* and not for its kind, and a mistyped one is kept as what it was meant to be.
 *
 * @param text with something in it
 */
export function typedIdentity(text: string): StatedIdentity {
  const value = text.trim();
  return { kind: kindOf(value), value };
}

/**
 * Whether a number cannot be what it says it is: its length, its date or its check digit is wrong. It
 * is sent all the same.
 */
export function isOddIdentity({ kind, value }: StatedIdentity): boolean {
  if (kind !== 'personnummer' && kind !== 'samordningsnummer') return false;
  const digits = digitsOf(value);
  const ten = digits.slice(-10);
  return !isLong(digits) || !hasDate(ten) || !hasCheckDigit(ten);
}
