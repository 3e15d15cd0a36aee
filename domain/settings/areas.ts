import { intakeAreas, type EventArea } from '../report/report-content.ts';

export type IntakeArea = (typeof intakeAreas)[number];

/** An area as people read it. The key stands in records and is nobody's to change. */
export type NamedArea = { readonly area: IntakeArea; readonly text: string };

/**
 * Our own neutral words, in the order of the three sides. A municipality with a licence enters the
 * words of its own forms.
 */
export const areaWords = {
  health: 'hälsa',
  education: 'utbildning',
  feelingsAndBehaviour: 'känslor och beteende',
  socialRelations: 'sociala relationer',
  basicCare: 'grundläggande omsorg',
  safety: 'säkerhet',
  stimulationAndGuidance: 'stimulans och vägledning',
  emotionalAvailability: 'känslomässig tillgänglighet',
  familySituation: 'familjens situation nu',
  familyBackground: 'familjens bakgrund',
  housingWorkAndEconomy: 'boende, arbete och ekonomi',
  socialNetwork: 'socialt nätverk',
} as const satisfies Readonly<Record<IntakeArea, string>>;

export const usualAreas: readonly NamedArea[] = intakeAreas.map((area) => ({
  area,
  text: areaWords[area],
}));

/** What a municipality calls an area; undefined for what is filed under none. */
export function wordsFor(area: EventArea, areas: readonly NamedArea[]): string | undefined {
  return areas.find((one) => one.area === area)?.text;
}
