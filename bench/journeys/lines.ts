import type { Latency } from '../measure.ts';
import { latencyOf } from '../measure.ts';
import type { Bare, Floor } from './limits.ts';
import type { Pace } from './paces.ts';
import type { RunShape } from './wakes.ts';
import type { Sizes } from './sizes.ts';
import type { Went } from './through-the-system.ts';
import { ofAll, verdictOf, type Measured } from './verdict.ts';

export type Circumstances = {
  /** What our own runs did. */
  readonly shape: RunShape;
  readonly sizes: Sizes;
  /** Whether the Temporal server was started here, so that its processor time is known. */
  readonly ownTemporal: boolean;
  /** Sizes that judge nothing. */
  readonly quick: boolean;
};

/** Every number in it with one digit behind the point, for the eye. */
const rounded = (value: object): object =>
  Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      typeof each === 'number' ? Number(each.toFixed(1)) : (each as unknown),
    ]),
  );

const latency = (taken: Latency): object => rounded(taken);

const processor = (taken: Readonly<Record<string, number>>): object => {
  const { identityProvider, ...ours } = taken;
  return {
    processorMs: rounded({ ...ours, all: ofAll(ours) }),
    ...(identityProvider !== undefined && rounded({ identityProviderMs: identityProvider })),
  };
};

const closing = ({ closings, closedPerSecond }: Went): object => ({
  closedPerSecond: Number(closedPerSecond.toFixed(1)),
  closedAfterLastDeedMs: latency(latencyOf(closings.afterMs)),
  closed: closings.closed,
  allClosed: closings.all,
});

const atHumanPace = (what: string, went: Went, pace: Pace): object => ({
  what,
  ...pace,
  journeys: went.journeys,
  acknowledgedMs: latency(went.acknowledged),
  ...closing(went),
  ...processor(went.processorMs),
  workerMegabytes: Math.round(went.workerMegabytes),
});

const limits = (floor: Floor, bare: Bare, { shape, sizes }: Circumstances): readonly object[] => [
  {
    what: 'floor: the same deeds through the services alone',
    ...sizes.human,
    journeys: floor.journeys,
    acknowledgedMs: latency(floor.acknowledged),
    ...processor(floor.processorMs),
  },
  {
    what: 'bare run: a workflow of the same shape that does nothing',
    ...sizes.human,
    runs: bare.runs,
    shape: bare.shape,
    shapeOfOurs: shape,
    ...processor(bare.processorMs),
  },
];

const serverLine = (own: boolean): object =>
  own
    ? { what: 'server', temporal: 'only the development server was measured' }
    : { what: 'server', temporal: 'the one stated; its processor time is counted nowhere' };

/** What was measured, as lines to print; the last one judges, unless the sizes were too small. */
export function linesOf(measured: Measured, around: Circumstances): readonly object[] {
  const { oneAfterTheOther, inFlight, withDocuments, withoutDocuments, floor, bare } = measured;
  const { sizes, quick, ownTemporal } = around;
  return [
    serverLine(ownTemporal),
    {
      what: 'one after the other',
      journeys: oneAfterTheOther.journeys,
      acknowledgedMs: latency(oneAfterTheOther.acknowledged),
      medianMs: rounded(oneAfterTheOther.medians),
    },
    {
      what: 'in flight',
      people: sizes.inFlight.people,
      journeys: inFlight.journeys,
      acknowledgedMs: latency(inFlight.acknowledged),
      ...closing(inFlight),
      workerMegabytes: Math.round(inFlight.workerMegabytes),
    },
    atHumanPace('human pace', withDocuments, sizes.human),
    atHumanPace('human pace without documents', withoutDocuments, sizes.human),
    ...limits(floor, bare, around),
    quick ? { what: 'judged', quick, nothing: true } : { what: 'judged', ...verdictOf(measured) },
  ];
}
