import type { FactKind } from '../../domain/kinds.ts';
import type { Call } from '../../services/acting/call.ts';
import type { Deps } from '../../services/acting/deps.ts';

/** Who plays the life of a report, by login. */
export type Cast = {
  /** Writes the report. */
  readonly author: string;
  /** Writes as a school nurse, who lets others read it when she will. */
  readonly nurse: string;
  /** Signatories who sign, one after the other. */
  readonly signs: readonly string[];
  readonly declines: readonly string[];
  /** First receiver: opens, allocates, leads the follow-up of an acute situation. */
  readonly leader: string;
  /** To whom the case is given. */
  readonly officer: string;
  /** Takes children into the form that is chosen. */
  readonly contact: string;
  /** Who works on the case: the leader who opened it, or the officer it was given to. */
  readonly holder: string;
};

/** What a deed is about, by the names that the API's paths have for it. */
type PlaceName =
  | 'reportId'
  | 'supplementId'
  | 'meetingId'
  | 'invitationId'
  | 'situationId'
  | 'changeId'
  | 'contactId'
  | 'otherReportId'
  | 'otherSituationId'
  | 'consultationId'
  | 'handOverId'
  | 'otherHandOverId'
  | 'toldId';
export type Place = { readonly [Name in PlaceName]?: string | undefined };
export type WholePlace = Readonly<Record<PlaceName, string>>;

/** What words may depend on: the instant at which they are said, and the officer there is. */
export type Moment = { readonly now: string; readonly officer: string };

type Head<Before extends string> = {
  /** What then stands in the trail, once for each who does it. */
  readonly records: FactKind;
  /** Who usually does it. */
  readonly by: keyof Cast;
  /** The deeds without which it is refused; what those need in turn is not repeated. */
  readonly after: readonly Before[];
  /** Where the API has it, below the place it is about. */
  readonly path: string;
};

type More = {
  /** What later deeds are about. */
  readonly makes?: PlaceName;
  /** What the body over HTTP holds besides the words. */
  readonly says?: (at: Place) => object;
  /** The deed in whose place it is done in another case. */
  readonly insteadOf?: string;
  /** Words of a report of the kind that it can be done with. */
  readonly sends?: object;
};

/** One row of the table in `life.ts`; its path stands below `/api/v1`. */
export type Deed<Words extends object, Answer, Before extends string> = Head<Before> &
  More & {
    /** What is usually written, in the shape that the service and the API both take. */
    words(moment: Moment): Words;
    /** The deed itself, through its service. */
    done(deps: Deps, call: Call, at: Place, words: Words): Promise<Answer>;
  };

type Row<On, Words, Answer, Before extends string> = readonly [
  head: Head<Before>,
  service: (deps: Deps, call: Call, on: On, words: Words) => Promise<Answer>,
  words: (moment: Moment) => NoInfer<Words>,
  more?: More,
];

const below = <On, Words extends object, Answer, Before extends string>(
  base: string,
  on: (at: Place) => On,
  [head, service, words, more]: Row<On, Words, Answer, Before>,
): Deed<Words, Answer, Before> => ({
  ...head,
  ...more,
  path: `${base}${head.path}`,
  words,
  done: (deps, call, at, said) => service(deps, call, on(at), said),
});

/** @throws Error when no deed has made what these names stand for */
export function whole(at: Place, ...names: readonly PlaceName[]): WholePlace {
  const missing = names.find((name) => at[name] === undefined);
  if (missing) throw new Error(`nothing is there yet that could be the ${missing} of this deed`);
  return at as WholePlace;
}

type Made = { readonly id: string };

/** A row that begins a stream of its own: a report, an acute situation. */
export function beginning<const Words extends object, Answer extends Made, Before extends string>(
  ...row: Row<Place, Words, Answer, Before>
): Deed<Words, Answer, Before> {
  return below('', (at) => at, row);
}

export function onReport<const Words extends object, Answer extends Made, Before extends string>(
  ...row: Row<string, Words, Answer, Before>
): Deed<Words, Answer, Before> {
  return below('/reports/{reportId}', (at) => whole(at, 'reportId').reportId, row);
}

export function onSupplement<
  const Words extends object,
  Answer extends Made,
  Before extends string,
>(...row: Row<WholePlace, Words, Answer, Before>): Deed<Words, Answer, Before> {
  const path = '/reports/{reportId}/supplements/{supplementId}';
  return below(path, (at) => whole(at, 'reportId', 'supplementId'), row);
}

/** A deed on the report that was told in a call. */
export function onTold<const Words extends object, Answer extends Made, Before extends string>(
  ...row: Row<string, Words, Answer, Before>
): Deed<Words, Answer, Before> {
  return below('/reports/{toldId}', (at) => whole(at, 'toldId').toldId, row);
}

/** A deed on the contact that was written down. */
export function onContact<const Words extends object, Answer extends Made, Before extends string>(
  ...row: Row<WholePlace, Words, Answer, Before>
): Deed<Words, Answer, Before> {
  return below('/reports/{reportId}', (at) => whole(at, 'reportId', 'contactId'), row);
}

/** A deed on the contact that was written down, and on another report. */
export function onMisfiled<const Words extends object, Answer extends Made, Before extends string>(
  ...row: Row<WholePlace, Words, Answer, Before>
): Deed<Words, Answer, Before> {
  return below(
    '/reports/{reportId}',
    (at) => whole(at, 'reportId', 'contactId', 'otherReportId'),
    row,
  );
}

/** A deed on the invitation to the joint meeting. */
export function onInvitation<
  const Words extends object,
  Answer extends Made,
  Before extends string,
>(...row: Row<WholePlace, Words, Answer, Before>): Deed<Words, Answer, Before> {
  return below('/reports/{reportId}', (at) => whole(at, 'reportId', 'invitationId'), row);
}

export function onMeeting<const Words extends object, Answer extends Made, Before extends string>(
  ...row: Row<WholePlace, Words, Answer, Before>
): Deed<Words, Answer, Before> {
  const path = '/reports/{reportId}/meetings/{meetingId}';
  return below(path, (at) => whole(at, 'reportId', 'meetingId'), row);
}

export function onSituation<const Words extends object, Answer extends Made, Before extends string>(
  ...row: Row<string, Words, Answer, Before>
): Deed<Words, Answer, Before> {
  const path = '/acute-situations/{situationId}';
  return below(path, (at) => whole(at, 'situationId').situationId, row);
}

export function onConsultation<
  const Words extends object,
  Answer extends Made,
  Before extends string,
>(...row: Row<string, Words, Answer, Before>): Deed<Words, Answer, Before> {
  const path = '/consultations/{consultationId}';
  return below(path, (at) => whole(at, 'consultationId').consultationId, row);
}

export function onHandOver<const Words extends object, Answer extends Made, Before extends string>(
  ...row: Row<string, Words, Answer, Before>
): Deed<Words, Answer, Before> {
  return below('/hand-overs/{handOverId}', (at) => whole(at, 'handOverId').handOverId, row);
}

export function onChange<const Words extends object, Answer extends Made, Before extends string>(
  ...row: Row<WholePlace, Words, Answer, Before>
): Deed<Words, Answer, Before> {
  const path = '/acute-situations/{situationId}/changes/{changeId}';
  return below(path, (at) => whole(at, 'situationId', 'changeId'), row);
}

/** A deed on a situation and another one. */
export function onSituations<
  const Words extends object,
  Answer extends Made,
  Before extends string,
>(...row: Row<WholePlace, Words, Answer, Before>): Deed<Words, Answer, Before> {
  const path = '/acute-situations/{situationId}';
  return below(path, (at) => whole(at, 'situationId', 'otherSituationId'), row);
}
