import { factKinds, lookKinds, markKinds, type EventKind } from '../kinds.ts';

/** What a history can be narrowed to. */
export const trailParts = ['all', 'deeds', 'looks', 'refused', 'lists'] as const;
export type TrailPart = (typeof trailParts)[number];

const kindsOf: Readonly<Record<Exclude<TrailPart, 'all'>, readonly EventKind[]>> = {
  deeds: [...factKinds, ...markKinds],
  looks: lookKinds.filter((kind) => kind !== 'attemptRefused' && kind !== 'listRead'),
  refused: ['attemptRefused'],
  lists: ['listRead'],
};

/** The kinds of event in one part of a history; undefined for all of them. */
export function kindsIn(part: TrailPart): readonly EventKind[] | undefined {
  return part === 'all' ? undefined : kindsOf[part];
}

/** Everything by which somebody has seen something, single reports and lists alike. */
export const sightKinds: readonly EventKind[] = [...kindsOf.looks, ...kindsOf.lists];
