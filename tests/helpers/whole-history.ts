import type { History, LaneEvent, SharedEvent } from '../../services/trail/history.ts';
import { historyText } from '../../services/trail/history-text.ts';
import type { TrailEvent } from './records.ts';

/** An exported history as it stands in the file. */
export type HistoryFile = Omit<History, 'shared' | 'lanes'> & {
  readonly shared:
    | (Omit<NonNullable<History['shared']>, 'events'> & { readonly events: readonly SharedEvent[] })
    | null;
  readonly lanes: readonly (Omit<History['lanes'][number], 'events'> & {
    readonly events: readonly LaneEvent[];
  })[];
};

export async function wholeHistory(history: Promise<History> | History): Promise<HistoryFile> {
  const pieces: string[] = [];
  for await (const piece of historyText(await history)) pieces.push(piece);
  return JSON.parse(pieces.join('')) as HistoryFile;
}

/** What the events of all lanes say, lane by lane. */
export async function toldIn(history: Promise<History> | History): Promise<readonly TrailEvent[]> {
  const { lanes } = await wholeHistory(history);
  return lanes.flatMap(({ events }) => events.map(({ bytes }) => JSON.parse(bytes) as TrailEvent));
}
