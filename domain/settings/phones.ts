import type { MunicipalitySettings } from './settings.ts';

/** PTS's series for fiction, which development's presets stand on: the digits after the leading zero. */
const fiction = [
  /^3139006\d\d$/,
  /^4062804\d\d$/,
  /^8465004\d\d$/,
  /^9803192\d\d$/,
  /^7017406(0[5-9]|[1-9]\d)$/,
];

export type Unanswered = {
  readonly setting: 'phone' | 'outOfHours.phone';
  readonly because: 'is not configured' | 'is a number for fiction, which nobody answers';
};

const answered = (setting: Unanswered['setting'], phone: string | null): readonly Unanswered[] => {
  if (phone === null) return [{ setting, because: 'is not configured' }];
  const digits = phone.replace(/\D/g, '').replace(/^0/, '');
  return fiction.some((series) => series.test(digits))
    ? [{ setting, because: 'is a number for fiction, which nobody answers' }]
    : [];
};

/** The numbers of a municipality by which nobody could be reached, by day and outside office hours. */
export function unansweredPhones({
  phone,
  outOfHours,
}: Pick<MunicipalitySettings, 'phone' | 'outOfHours'>): readonly Unanswered[] {
  return [...answered('phone', phone), ...answered('outOfHours.phone', outOfHours.phone)];
}
