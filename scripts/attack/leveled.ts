/** An answer, as far as two of them are compared. */
export type Answered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
};

/** What somebody was sent, and by which question. */
export type Sent = readonly { readonly what: string; readonly answer: Answered }[];

/** Ids, references and hashes, which differ between any two lives. */
const names =
  /ANM-[0-9A-Z]{4}-[0-9A-Z]{4}|\b[0-9a-f]{32,64}\b|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** The instant that the database gives an event, inside the text of its bytes. */
const recorded = /"recordedAt\\":\\"[^"]+"/g;
/** Headers of the moment. */
const ofTheMoment = ['date', 'x-request-id', 'connection', 'keep-alive'];

/**
 * The answers of one life as texts that can be compared with those of another: ids, references and
 * hashes by the order in which they come, and without what belongs to the moment.
 *
 * @param alike what else is taken for the same wherever it stands, as instants of lives that were
 *   lived one after the other
 */
export function leveled(answers: Sent, alike: readonly RegExp[] = []): readonly string[] {
  const known = new Map<string, string>();
  const named = (found: string): string => {
    const name = known.get(found) ?? `<${known.size}>`;
    known.set(found, name);
    return name;
  };
  return answers.map(({ what, answer: { status, body, headers } }) => {
    const told = Object.entries(headers).filter(([name]) => !ofTheMoment.includes(name));
    const text = `${what} ${status} ${JSON.stringify(told)} ${JSON.stringify(body)}`;
    return alike
      .reduce((said, one) => said.replaceAll(one, '<alike>'), text)
      .replaceAll(recorded, '"recordedAt"')
      .replaceAll(names, named);
  });
}
