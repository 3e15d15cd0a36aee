import type { TranslationOf } from '../texts.ts';
import type { differencesSv } from './differences-sv.ts';

export const differencesEn: TranslationOf<typeof differencesSv> = {
  'kind.counts': 'the counts are not the same',
  'kind.fewerReports': 'fewer reports than usual',
  'kind.clientCount': 'a system counts otherwise',
  'kind.deniedAuthor': 'somebody says that a report is not hers',
  'kind.syntheticReport': 'the test report of the day did not come through',
  'cause.mended': 'Something had not been carried, and has been since',
  'cause.lost': 'A report is lost',
  'cause.countedOtherwise': 'Nothing is missing, they are counted otherwise',
  'cause.fewerOccasions': 'There were fewer occasions: a holiday, a closed school',
  'cause.wrongName': 'It was sent in the wrong name',
  'cause.other': 'Something else',
  'stage.notSent': 'it was not sent',
  'stage.received': 'it was received and woke nobody',
  'stage.woken': 'its document was not made',
  'stage.drawn': 'no reminder was made',
  'stage.noticed': 'the reminder did not arrive',
};
