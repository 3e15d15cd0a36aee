import type { Instant } from '../calendar/time.ts';
import type { ReportContent, StatedGuardian, StatedSibling } from '../report/report-content.ts';
import type { Barn, Bekymringsmelding, Foresatt } from './bekymringsmelding.ts';
import {
  addressThere,
  interpreterThere,
  nameThere,
  numberThere,
  textThere,
  toldThere,
} from './words.ts';

/** A report as the Norwegian message says it, and where the two do not know the same. */
export type Exported = {
  readonly message: Bekymringsmelding;
  /** JSON pointers into the report: what it says and the message has no place for. */
  readonly leftOut: readonly string[];
  /** JSON pointers into the message: what its schema requires and the report does not say. */
  readonly lacking: readonly string[];
};

/** What the report is by: when it came in, in UTC, and the name of the municipality it went to. */
export type ExportedOf = {
  readonly receivedAt: Instant;
  readonly municipality: { readonly code: string; readonly name: string };
};

/** There are two guardians at most there. */
const mostGuardians = 2;

const guardianThere = (guardian: StatedGuardian, { informed }: ReportContent): Foresatt => ({
  personnavn: nameThere(guardian),
  telefonnummer: textThere(guardian.phone),
  ...toldThere(informed.guardians),
});

const childThere = ({ child, informed }: ReportContent): Barn => ({
  fnr: numberThere(child.identity),
  ufoedt: child.unborn,
  personnavn: nameThere(child),
  telefonnummer: textThere(child.phone),
  adresse: addressThere(child.address),
  ...toldThere(informed.child),
});

/** Of a sibling the report says neither where she lives nor whether she was told. */
const siblingThere = (sibling: StatedSibling): Barn => ({
  fnr: numberThere(sibling.identity),
  ufoedt: false,
  personnavn: nameThere(sibling),
  adresse: addressThere(null),
  ...toldThere({ answer: 'notAnswered', reasonIfNot: null }),
});

const messageOf = (
  content: ReportContent,
  { receivedAt, municipality }: ExportedOf,
): Bekymringsmelding => {
  const { reporter, worry, more } = content;
  return {
    kommunenummer: municipality.code,
    kommunenavn: municipality.name,
    // No Swedish municipality is divided so; the number that says *the whole* there.
    bydelsnummer: '00',
    bydelsnavn: '',
    offentligMelder: {
      personnavn: nameThere(reporter),
      rolle: textThere(reporter.title),
      telefonnummer: textThere(reporter.phone),
      epost: textThere(reporter.email),
      virksomhet: { navn: textThere(reporter.unit), adresse: addressThere(null) },
    },
    offentligBarn: [childThere(content), ...content.siblings.list.map(siblingThere)],
    foresatte: content.guardians.slice(0, mostGuardians).map((one) => guardianThere(one, content)),
    behovForTolk: interpreterThere(content.child),
    andreHjelpeinstanser: more.otherAgencies.join('; '),
    melding: {
      melding: content.events.map(({ what }) => what).join('\n\n'),
      historie: textThere(worry.since),
      andreSynspunkter: textThere(more.familysView),
    },
    sendingstidspunkt: receivedAt,
    leveringskanal: 'Fagsystem',
  };
};

const silences: readonly unknown[] = [null, '', false, 'notAnswered', 'notSorted'];

/** Every place in the report with a value that says something, as JSON pointers (RFC 6901). */
const said = (value: unknown, at = ''): readonly string[] => {
  if (silences.includes(value)) return [];
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, inner]) => said(inner, `${at}/${key}`));
};

/** The places in the report that the message carries. */
const carried: readonly RegExp[] = [
  /^\/municipalityCode$/,
  /^\/reporter\/(givenName|familyName|title|unit|phone|email)$/,
  /^\/child\/(givenName|familyName|unborn|address|phone|language|interpreter)$/,
  /^\/(child|siblings\/list\/\d+)\/identity\//,
  /^\/siblings\/list\/\d+\/(givenName|familyName)$/,
  /^\/guardians\/[01]\/(givenName|familyName|phone)$/,
  /^\/informed\/(child|guardians)\/(answer|reasonIfNot)$/,
  /^\/events\/\d+\/what$/,
  /^\/worry\/since$/,
  /^\/more\/(otherAgencies\/\d+|familysView)$/,
];

/** What says how the report is handled here, and nothing of the child. */
const ofOurs = /^\/(schemaVersion|agencyKind|coSigning|feedback|jointMeeting)/;

/**
 * That there are siblings is said by naming them, a guardian there is a parent, and whence an event is
 * known need not be said.
 */
const isImplied = (at: string, { siblings, guardians, events }: ReportContent): boolean =>
  (at === '/siblings/answer' && siblings.list.length > 0) ||
  guardians.some(({ kind }, n) => kind === 'parent' && at === `/guardians/${n}/kind`) ||
  events.some(({ source }, n) => source.kind === 'unknown' && at === `/events/${n}/source/kind`);

const isCarried = (at: string): boolean => carried.some((place) => place.test(at));

const leftOutOf = (content: ReportContent): readonly string[] =>
  said(content).filter((at) => !ofOurs.test(at) && !isCarried(at) && !isImplied(at, content));

const required = ({ offentligMelder: melder, foresatte, melding }: Bekymringsmelding) => ({
  '/offentligMelder/rolle': melder.rolle,
  '/offentligMelder/telefonnummer': melder.telefonnummer,
  '/offentligMelder/epost': melder.epost,
  '/offentligMelder/virksomhet/navn': melder.virksomhet?.navn,
  '/foresatte': foresatte.length > 0 ? 'some' : '',
  '/melding/melding': melding?.melding,
});

/**
 * The report as the Norwegian national message (KS Fiks, `bekymringsmelding.offentlig.v2`). What both
 * know comes back the same from `importMessage`; all else is named, and goes with the document.
 */
export function exportReport(content: ReportContent, of: ExportedOf): Exported {
  const message = messageOf(content, of);
  const lacking = Object.entries(required(message)).flatMap(([at, value]) => (value ? [] : [at]));
  return { message, leftOut: leftOutOf(content), lacking };
}
