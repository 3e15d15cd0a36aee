/** What a personnummer or samordningsnummer looks like; the latter has 60 added to the day. */
export function hasDate(tenDigits: string): boolean {
  const [month, day] = [Number(tenDigits.slice(2, 4)), Number(tenDigits.slice(4, 6))];
  const born = day > 60 ? day - 60 : day;
  return month >= 1 && month <= 12 && born >= 1 && born <= 31;
}

/** Whether the last of the ten digits is what the others ask for (Luhn's sum). */
export function hasCheckDigit(tenDigits: string): boolean {
  const sum = Array.from(tenDigits).reduce((total, digit, n) => {
    const product = Number(digit) * (n % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}
