/** Whose turn a work waits for: the lower `urgency` first, then one `party` after the other. */
export type Turn = { readonly urgency: number; readonly party: string };

/** Works that wait, in the order in which they are taken. */
export type Turns<Work> = {
  readonly add: (turn: Turn, work: Work) => void;
  /** Takes out the next, undefined when none waits. */
  readonly next: () => Work | undefined;
  /** Takes out one that is no longer wanted; one that is not there is left alone. */
  readonly remove: (work: Work) => void;
};

type Parties<Work> = Map<string, Work[]>;

/** Takes the first of the party whose turn it is, and has the party wait behind the others. */
const takeOne = <Work>(parties: Parties<Work>): Work | undefined => {
  for (const [party, [first, ...rest]] of parties) {
    parties.delete(party);
    if (rest.length > 0) parties.set(party, rest);
    return first;
  }
  return undefined;
};

/**
 * A queue in which what is urgent goes first, a party with a thousand works holds up nobody else's
 * by more than one, and the works of one party keep their order.
 */
export function createTurns<Work>(): Turns<Work> {
  const byUrgency = new Map<number, Parties<Work>>();
  const urgencies = (): readonly number[] => [...byUrgency.keys()].toSorted((a, b) => a - b);
  const forgetEmpty = (): void => {
    for (const [urgency, parties] of byUrgency) if (parties.size === 0) byUrgency.delete(urgency);
  };
  return {
    add: ({ urgency, party }, work) => {
      const parties: Parties<Work> = byUrgency.get(urgency) ?? new Map();
      byUrgency.set(urgency, parties);
      parties.set(party, [...(parties.get(party) ?? []), work]);
    },
    next: () => {
      const [most] = urgencies();
      const work = takeOne(byUrgency.get(most ?? 0) ?? new Map<string, Work[]>());
      forgetEmpty();
      return work;
    },
    remove: (unwanted) => {
      for (const parties of byUrgency.values()) {
        for (const [party, works] of parties) {
          const rest = works.filter((work) => work !== unwanted);
          if (rest.length > 0) parties.set(party, rest);
          else parties.delete(party);
        }
      }
      forgetEmpty();
    },
  };
}
