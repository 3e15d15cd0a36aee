import type { DifferenceCause, DifferenceKind } from '../../../domain/house/records.ts';
import type { SyntheticStage } from '../../../domain/house/synthetic-chain.ts';

type Keys =
  | `kind.${DifferenceKind}`
  | `cause.${DifferenceCause}`
  | `stage.${Exclude<SyntheticStage, 'delivered'>}`;

/** What the daily comparison found, and why. */
export const differencesSv = {
  'kind.counts': 'antalen är inte lika',
  'kind.fewerReports': 'färre anmälningar än vanligt',
  'kind.clientCount': 'ett system räknar annorlunda',
  'kind.deniedAuthor': 'någon säger att anmälan inte är hennes',
  'kind.syntheticReport': 'dagens testanmälan kom inte fram',
  'cause.mended': 'Något hade inte förts vidare, och har det nu',
  'cause.lost': 'En anmälan har förlorats',
  'cause.countedOtherwise': 'Inget saknas, de räknas olika',
  'cause.fewerOccasions': 'Det fanns färre tillfällen: lov, en stängd skola',
  'cause.wrongName': 'Den skickades i fel namn',
  'cause.other': 'Något annat',
  'stage.notSent': 'den skickades inte',
  'stage.received': 'den togs emot men väckte ingen',
  'stage.woken': 'dess dokument gjordes inte',
  'stage.drawn': 'ingen påminnelse gjordes',
  'stage.noticed': 'påminnelsen kom inte fram',
} as const satisfies Readonly<Record<Keys, string>>;
