import type { Instant } from '../../../../../domain/calendar/time.ts';
import { dayIn, momentIn, wordsOrNull } from '../../../../kit/typed-answers.ts';
import type { TypedFields } from '../../../../kit/typed-fields.ts';
import { draftedReport } from '../../draft/drafted-report.ts';
import { statedWords } from '../../draft/read-answers.ts';

const named = [
  'givenName',
  'familyName',
  'title',
  'unit',
  'phone',
  'email',
  'relationToChild',
] as const;

/** Of somebody anonymous nothing is kept that names her, whatever was typed before she said so. */
const callerIn = (typed: TypedFields): unknown => {
  const is = typed['caller.is'];
  const relationToChild = statedWords(typed, 'caller.relationToChild');
  if (is === 'anonymous') return { is, relationToChild };
  const said = named.map((name) => [name, statedWords(typed, `caller.${name}`)]);
  const agencyKind = is === 'obliged' ? typed['caller.agencyKind'] || undefined : 'privatePerson';
  return { is, agencyKind, ...Object.fromEntries(said) };
};

/** What was told, in the words of a report that is sent. */
const toldIn = (typed: TypedFields, at: Instant): unknown => {
  const {
    schemaVersion: _version,
    municipalityCode: _receiver,
    agencyKind: _agency,
    reporter: _reporter,
    coSigning: _asked,
    ...told
  } = draftedReport(typed, at);
  return told;
};

export function callBody(typed: TypedFields, at: Instant): unknown {
  return {
    received: {
      how: typed['received.how'],
      at: momentIn(typed, 'received.at', { at, leaning: 'past' }),
    },
    caller: callerIn(typed),
    login: wordsOrNull(typed, 'login'),
    report: toldIn(typed, at),
  };
}

export function paperBody(typed: TypedFields, at: Instant): unknown {
  return {
    received: { how: 'paper', on: dayIn(typed, 'received.on', { at, leaning: 'past' }) },
    caller: callerIn(typed),
    report: toldIn(typed, at),
  };
}
