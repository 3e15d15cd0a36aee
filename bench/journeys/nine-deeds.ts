import { seedMunicipalities } from '../../scripts/seed/people.ts';
import { castOf, everyDeed, type AnyDeed, type DeedName } from '../../tests/helpers/living.ts';
import { sampleReport } from '../../tests/helpers/sample-report.ts';

/** One deed of a journey: who does it, and with which words. */
export type Step = {
  readonly name: DeedName;
  readonly deed: AnyDeed;
  readonly by: string;
  readonly words: object;
};

/**
 * How a deed is done, over HTTP or through its service.
 *
 * @param reportId the report that it is about; undefined for the deed that sends it
 * @returns the id of what the deed made, which for the first is the report, and how long it took in
 *   milliseconds
 */
export type Perform = (
  step: Step,
  reportId: string | undefined,
) => Promise<{ readonly id: string; readonly ms: number }>;

const towns = seedMunicipalities.map(({ code, slug }) => ({ code, slug }));

const table = new Map(everyDeed);

const stepOf = (name: DeedName, by: string, changes: object = {}): Step => {
  const deed = table.get(name);
  if (!deed) throw new Error(`no deed ${name}`);
  const usual = deed.words({ now: new Date().toISOString(), officer: by });
  return { name, deed, by, words: { ...usual, ...changes } };
};

/** One municipality after the other, so that no single one has all the work. */
const townOf = (index: number): { readonly code: string; readonly slug: string } => {
  const town = towns[index % towns.length];
  if (!town) throw new Error('no municipality is seeded');
  return town;
};

/**
 * The shortest whole journey of a report: sent, signed by three, opened, assessed, without a
 * meeting, decided, answered. Nobody must be informed when no investigation is opened, so that
 * nothing is owed then and the workflow closes the report.
 */
export function nineDeeds(index: number): readonly Step[] {
  const { code, slug } = townOf(index);
  const { author, leader } = castOf(slug);
  const { child, reporter } = sampleReport();
  return [
    stepOf('send', author, {
      municipalityCode: code,
      reporter: { ...reporter, subject: author },
      child: { ...child, homeMunicipalityCode: code },
    }),
    ...['rektor', 'skolskoterska', 'kurator'].map((role) => stepOf('sign', `${role}.${slug}`)),
    stepOf('open', leader),
    stepOf('assess', leader),
    stepOf('waive', leader),
    stepOf('decide', leader, { outcome: 'doNotOpen' }),
    stepOf('giveFeedback', leader, { answer: 'notOpened' }),
  ];
}

/** Everybody who does one of the deeds, by login. */
export function everybody(): readonly string[] {
  return [...new Set(towns.flatMap((_, index) => nineDeeds(index).map(({ by }) => by)))];
}
