import { signatoryRoles, type SignatoryRole } from '../../../../domain/access/roles.ts';
import type { Instant } from '../../../../domain/calendar/time.ts';
import {
  agencyKinds,
  eventAreas,
  reportSchemaVersion,
  suspects,
  worryKinds,
  type Informed,
  type ReportContent,
  type StatedEvent,
} from '../../../../domain/report/report-content.ts';
import { rowsIn, tickedIn, type TypedFields } from '../../../kit/typed-fields.ts';
import { draftedFamily } from './drafted-family.ts';
import { isAnswered, oneOf, statedAnswer, statedDay, statedWords, ticked } from './read-answers.ts';

/** A report as far as it is written. */
export type DraftedReport = Omit<ReportContent, 'attachments'>;

const acuteIn = (fields: TypedFields): DraftedReport['acute'] => ({
  danger: statedAnswer(fields, 'acute.danger'),
  how: statedWords(fields, 'acute.how'),
  phoneContact: {
    taken: statedAnswer(fields, 'acute.phoneContact.taken'),
    at: statedWords(fields, 'acute.phoneContact.at'),
    with: statedWords(fields, 'acute.phoneContact.with'),
  },
});

/** Words say more than the box beside them. */
const childNowIn = (fields: TypedFields): DraftedReport['childNow'] => ({
  where:
    statedWords(fields, 'childNow.where') ??
    (fields['childNow.whereUnknown'] === undefined ? null : 'unknown'),
  safeUntil: statedWords(fields, 'childNow.safeUntil'),
  municipalityCode: statedWords(fields, 'childNow.municipalityCode'),
});

const sourceIn = (row: TypedFields): StatedEvent['source'] => {
  const who = statedWords(row, 'source.who');
  const when = statedWords(row, 'source.when');
  const kind = row['source.kind'];
  if (kind === 'toldBy' || (kind !== 'ownObservation' && (who ?? when) !== null)) {
    return { kind: 'toldBy', who, when };
  }
  return { kind: kind === 'ownObservation' ? kind : 'unknown' };
};

const eventIn = (row: TypedFields, at: Instant): StatedEvent => ({
  what: row['what']?.trim() ?? '',
  when: { date: statedDay(row, 'when.date', at), note: statedWords(row, 'when.note') },
  source: sourceIn(row),
  childsOwnWords: statedWords(row, 'childsOwnWords'),
  area: oneOf(eventAreas, row['area']) ?? 'notSorted',
});

const worryIn = (fields: TypedFields): DraftedReport['worry'] => ({
  kinds: ticked(worryKinds, fields, 'worry.kinds'),
  suspected: ticked(suspects, fields, 'worry.suspected'),
  otherReasonNotToInformGuardians: statedWords(fields, 'worry.otherReasonNotToInformGuardians'),
  whyNow: statedWords(fields, 'worry.whyNow'),
  since: statedWords(fields, 'worry.since'),
  mostWorrying: statedWords(fields, 'worry.mostWorrying'),
  ifNothingIsDone: statedWords(fields, 'worry.ifNothingIsDone'),
  protectiveFactors: statedWords(fields, 'worry.protectiveFactors'),
});

const informedIn = (fields: TypedFields, of: keyof DraftedReport['informed']): Informed => ({
  answer: statedAnswer(fields, `informed.${of}.answer`),
  by: null,
  at: null,
  said: statedWords(fields, `informed.${of}.said`),
  reasonIfNot: statedWords(fields, `informed.${of}.reasonIfNot`),
});

const moreIn = (fields: TypedFields): DraftedReport['more'] => ({
  precautions: statedWords(fields, 'more.precautions'),
  schoolMeasures: statedWords(fields, 'more.schoolMeasures'),
  otherAgencies: tickedIn(fields, 'more.otherAgencies').map((line) => line.trim()),
  familysView: statedWords(fields, 'more.familysView'),
});

const reporterIn = (fields: TypedFields): DraftedReport['reporter'] => {
  const said = (name: string): string | null => statedWords(fields, `reporter.${name}`);
  return {
    subject: said('subject'),
    givenName: said('givenName'),
    familyName: said('familyName'),
    title: said('title'),
    unit: said('unit'),
    phone: said('phone'),
    email: said('email'),
    relationToChild: said('relationToChild'),
    knownChildSince: said('knownChildSince'),
  };
};

/** Of those whose boxes have been shown, whoever has no tick any more is left out. */
const excludedIn = (fields: TypedFields): readonly SignatoryRole[] => {
  const readers = ticked(signatoryRoles, fields, 'coSigning.readers');
  return ticked(signatoryRoles, fields, 'coSigning.shown').filter(
    (role) => !readers.includes(role),
  );
};

/** Whom a school nurse lets sign at once. */
export function askedIn(fields: TypedFields): readonly SignatoryRole[] {
  return ticked(signatoryRoles, fields, 'coSigning.asks');
}

/** It is wanted until its box has been shown and the tick taken away. */
const wantsFeedback = (fields: TypedFields): boolean =>
  fields['feedback.shown'] === undefined || fields['feedback.wanted'] !== undefined;

/** What a draft's fields say, as the report that it would be if it were sent now. */
export function draftedReport(fields: TypedFields, at: Instant): DraftedReport {
  return {
    schemaVersion: reportSchemaVersion,
    municipalityCode: statedWords(fields, 'municipalityCode'),
    agencyKind: oneOf(agencyKinds, fields['agencyKind']) ?? 'school',
    reporter: reporterIn(fields),
    acute: acuteIn(fields),
    childNow: childNowIn(fields),
    events: rowsIn(fields, 'events', 0)
      .filter((row) => isAnswered(row, ['area']))
      .map((row) => eventIn(row, at)),
    worry: worryIn(fields),
    ...draftedFamily(fields, at),
    informed: { child: informedIn(fields, 'child'), guardians: informedIn(fields, 'guardians') },
    jointMeeting: { reporterWillAttend: statedAnswer(fields, 'jointMeeting.reporterWillAttend') },
    feedback: { wanted: wantsFeedback(fields) },
    more: moreIn(fields),
    coSigning: { exclude: excludedIn(fields) },
  };
}
