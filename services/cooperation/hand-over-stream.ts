import type { HandOverResource } from '../../domain/access/decide.ts';
import { factRule } from '../../domain/areas.ts';
import { localDate, type Instant } from '../../domain/calendar/time.ts';
import type { HandOverStage } from '../../domain/cooperation/records.ts';
import { isPossibleAt, type HandOverDeed } from '../../domain/cooperation/stages.ts';
import { Conflict } from '../../domain/errors.ts';
import {
  readHandOver,
  updateHandOver,
  type HandOverRow,
} from '../../database/cooperation/hand-over-store.ts';
import { act, type Done } from '../acting/act.ts';
import type { Recorded } from '../acting/acting.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { openDutyViews, type DutyView } from '../acting/duty-view.ts';
import type { StreamAdapter } from '../acting/stream-adapter.ts';
import type { StreamFile } from '../acting/stream-file.ts';

/** What the caller may know of a hand-over after a deed. */
export type HandOverShown = {
  readonly handOver: {
    readonly id: string;
    readonly stage: HandOverStage;
    readonly acceptedAt: Instant | null;
  };
  readonly duties: readonly DutyView[];
};
export type HandOverDone = Done<HandOverShown>;
export type HandOverFile = StreamFile<HandOverRow>;

/** A hand-over as the permission table sees it. */
export function handOverResource(row: HandOverRow): HandOverResource {
  const { municipalityId, formUnitId, fromUnitId, ownerPersonId, stage } = row;
  const isAwaited = stage === 'handedOver';
  return { is: 'handOver', municipalityId, formUnitId, fromUnitId, isAwaited, ownerPersonId };
}

export const handOverStream: StreamAdapter<HandOverRow, HandOverShown> = {
  kind: 'handOver',
  read: readHandOver,
  resource: handOverResource,
  status: () => undefined,
  standing: ({ stage, acceptedAt, followedThrough }) => ({ stage, acceptedAt, followedThrough }),
  arrival: () => ({}),
  dutyPlace: ({ directory }, row, _standing, at) => ({
    streamId: row.id,
    receivingUnitId: row.receivingUnitId,
    senderUnitId: row.formUnitId,
    arrivedAt: row.begunAt,
    acute: false,
    settings: directory.settingsInForce(row.municipalityId, localDate(at)),
    caseOwner: { personId: row.ownerPersonId, role: row.ownerRole },
  }),
  save: updateHandOver,
  awaitsOnlyDuties: () => true,
  tells: ({ municipalityId, receivingUnitId, formUnitId, ownerPersonId }) => ({
    municipalityId,
    units: [receivingUnitId, formUnitId],
    authorId: null,
    holderId: ownerPersonId,
    needToKnow: false,
  }),
  shown: (call, { row: { id, stage, acceptedAt }, duties }) => ({
    handOver: { id, stage, acceptedAt },
    duties: openDutyViews(duties, call),
  }),
};

/**
 * A deed on a hand-over, named by the fact that it records.
 *
 * @throws Conflict `wrong-state` where the stage does not allow it
 */
export function actOnHandOver(
  deps: Deps,
  call: Call,
  { handOverId, fact }: { readonly handOverId: string; readonly fact: HandOverDeed },
  work: (file: HandOverFile) => Promise<Recorded>,
): Promise<HandOverDone> {
  return act(deps, call, { on: handOverStream, streamId: handOverId, fact }, (file) => {
    const { stage: current } = file.row;
    if (!isPossibleAt(fact, current)) {
      throw new Conflict('wrong-state', { current, action: factRule(fact).action });
    }
    return work(file);
  });
}
