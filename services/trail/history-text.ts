import type { History } from './history.ts';

async function* arrayText(pages: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
  let separator = '[';
  for await (const page of pages) {
    for (const event of page) {
      yield separator + JSON.stringify(event);
      separator = ',';
    }
  }
  yield separator === '[' ? '[]' : ']';
}

async function* partText({
  events,
  ...told
}: {
  readonly events: AsyncIterable<readonly object[]>;
}): AsyncGenerator<string> {
  yield `${JSON.stringify(told).slice(0, -1)},"events":`;
  yield* arrayText(events);
  yield '}';
}

/** The JSON text of a history, piece by piece, for a reader who need not hold all of it. */
export async function* historyText({ shared, lanes, ...told }: History): AsyncGenerator<string> {
  yield `${JSON.stringify(told).slice(0, -1)},"shared":`;
  if (shared) yield* partText(shared);
  else yield 'null';
  let separator = ',"lanes":[';
  for (const lane of lanes) {
    yield separator;
    yield* partText(lane);
    separator = ',';
  }
  yield ']}';
}
