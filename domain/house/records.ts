import type { LocalDate } from '../calendar/time.ts';

/** What belongs to no case and has to be explained by the house itself. */
export const differenceKinds = [
  'counts',
  'fewerReports',
  'clientCount',
  'deniedAuthor',
  'syntheticReport',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** What the counts of one sender were on one day, by the place that each was taken from. */
export type CountsOfDay = {
  readonly day: LocalDate;
  readonly sender: string;
  readonly counts: Readonly<Record<string, number>>;
};
/** How many reports a sender sent in the last seven days, and in the weeks before them together. */
export type FallenVolume = {
  readonly through: LocalDate;
  readonly sender: string;
  readonly lastWeek: number;
  readonly before: number;
  readonly weeksBefore: number;
};

/** A report that a system sent in the name of somebody who says that it was not she. */
export type DeniedAuthor = {
  readonly day: LocalDate;
  readonly sender: string;
  readonly reference: string;
};

/** Why counts differed, or fewer reports came. */
export const differenceCauses = [
  /** Something had not been carried, and has been since. */
  'mended',
  /** A report is lost. */
  'lost',
  /** Nothing is missing: the two are not counted alike. */
  'countedOtherwise',
  /** There was less to report: a holiday, a school that has closed. */
  'fewerOccasions',
  /** It was sent in the name of somebody else, or by nobody who may. */
  'wrongName',
  'other',
] as const;
export type DifferenceCause = (typeof differenceCauses)[number];

/** What a review of the log has found. */
export const logFindings = ['nothingFound', 'found'] as const;
export type LogFinding = (typeof logFindings)[number];
