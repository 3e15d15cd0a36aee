/** One file on its way through a scanner, to which it is given piece by piece. */
export type Scan = {
  readonly take: (piece: Buffer) => Promise<void>;
  /** Whatever goes wrong on the way is told as `notScanned`. */
  readonly end: () => Promise<'clean' | 'infected' | 'notScanned'>;
};

/** A port for whatever looks for viruses. Without one nothing is scanned, and that is said. */
export type Scanner = { readonly begin: () => Scan };
