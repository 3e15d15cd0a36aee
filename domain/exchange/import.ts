import type { ReportContent, ThreeWay } from '../report/report-content.ts';
import type { Barn, Bekymringsmelding, Foresatt } from './bekymringsmelding.ts';
import { addressHere, interpreterHere, nameHere, numberHere, textHere, toldHere } from './words.ts';

type Part<K extends keyof ReportContent> = Partial<ReportContent[K]>;

/** What the message says of a report; the rest is not answered. */
export type Imported = {
  readonly content: Pick<ReportContent, 'municipalityCode'> & {
    readonly [K in 'reporter' | 'child' | 'siblings' | 'informed' | 'worry' | 'more']: Part<K>;
  } & {
    readonly guardians: readonly Partial<ReportContent['guardians'][number]>[];
    readonly events: readonly { readonly what: string }[];
  };
  /** JSON pointers into the message: what it says and a report has no place for. */
  readonly leftOut: readonly string[];
};

const events = (text: string | undefined): readonly { readonly what: string }[] =>
  (text ?? '')
    .split('\n\n')
    .map((what) => what.trim())
    .filter(Boolean)
    .map((what) => ({ what }));

const agencies = (text: string | undefined): readonly string[] =>
  (text ?? '').split('; ').filter((one) => one.trim() !== '');

const siblingHere = ({ personnavn, fnr }: Barn) => ({
  ...nameHere(personnavn),
  identity: numberHere(fnr),
  birthDate: null,
});

/** A report has one answer for all guardians: that they were told only when each of them was. */
const guardiansTold = (guardians: readonly Foresatt[]) => {
  const told = guardians.map(toldHere);
  const answers = [...new Set(told.map(({ answer }) => answer))];
  const answer: ThreeWay = answers.length > 1 ? 'no' : (answers[0] ?? 'notAnswered');
  const reasons = [...new Set(told.flatMap(({ reasonIfNot }) => reasonIfNot ?? []))];
  return { answer, reasonIfNot: reasons.join('; ') || null };
};

/** What of the message says something that a report has no place for. */
const leftOutOf = (message: Bekymringsmelding): readonly string[] => {
  const { offentligMelder, offentligBarn, bydelsnummer, bydelsnavn } = message;
  const { orgnr, adresse } = offentligMelder.virksomhet ?? {};
  const siblings = offentligBarn.slice(1).map((one, at) => ({ one, at: at + 1 }));
  const told: Readonly<Record<string, unknown>> = {
    '/bydelsnummer': bydelsnummer !== '00' && bydelsnummer,
    '/bydelsnavn': bydelsnavn,
    '/offentligMelder/virksomhet/orgnr': orgnr,
    '/offentligMelder/virksomhet/adresse': addressHere(adresse),
    ...Object.fromEntries(
      siblings.flatMap(({ one, at }) => [
        [`/offentligBarn/${at}/telefonnummer`, one.telefonnummer],
        [`/offentligBarn/${at}/adresse`, addressHere(one.adresse)],
        [`/offentligBarn/${at}/orientert`, toldHere(one).answer !== 'notAnswered'],
      ]),
    ),
    '/foresatte': new Set(message.foresatte.map((one) => toldHere(one).answer)).size > 1,
  };
  return Object.entries(told).flatMap(([at, value]) => (value ? [at] : []));
};

/**
 * What the Norwegian national message (KS Fiks, `bekymringsmelding.offentlig.v2`) says, as a report.
 * The first child is the one that the report is about, the others are her siblings. When it was sent
 * there is not when it is received here, and so is no part of the report.
 */
export function importMessage(message: Bekymringsmelding): Imported {
  const { offentligMelder: melder, offentligBarn, foresatte, melding } = message;
  const [child, ...siblings] = offentligBarn;
  const content: Imported['content'] = {
    municipalityCode: textHere(message.kommunenummer),
    reporter: {
      ...nameHere(melder.personnavn),
      title: textHere(melder.rolle),
      unit: textHere(melder.virksomhet?.navn),
      phone: textHere(melder.telefonnummer),
      email: textHere(melder.epost),
    },
    events: events(melding?.melding),
    worry: { since: textHere(melding?.historie) },
    child: {
      ...nameHere(child?.personnavn),
      identity: numberHere(child?.fnr),
      unborn: child?.ufoedt ?? false,
      address: addressHere(child?.adresse),
      phone: textHere(child?.telefonnummer),
      ...interpreterHere(message.behovForTolk),
    },
    siblings: {
      answer: siblings.length > 0 ? 'yes' : 'notAnswered',
      list: siblings.map(siblingHere),
    },
    guardians: foresatte.map(({ personnavn, telefonnummer }) => ({
      kind: 'parent',
      ...nameHere(personnavn),
      phone: textHere(telefonnummer),
    })),
    informed: {
      child: { ...toldHere(child ?? {}), by: null, at: null, said: null },
      guardians: { ...guardiansTold(foresatte), by: null, at: null, said: null },
    },
    more: {
      otherAgencies: agencies(message.andreHjelpeinstanser),
      familysView: textHere(melding?.andreSynspunkter),
    },
  };
  return { content, leftOut: leftOutOf(message) };
}
