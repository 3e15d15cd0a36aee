import { readdir, readFile } from 'node:fs/promises';

const folder = new URL('../../tests/cases/', import.meta.url);

/**
 * When the duties of a kind are due, by kind: an instant, or a day and time counted from the case's
 * own (`+3d 13:00`).
 */
export type Due = Readonly<Record<string, string>>;

export type StepExpectation = {
  readonly status?: string;
  readonly opens?: readonly string[];
  readonly closes?: readonly string[];
  readonly due?: Due;
  readonly refused?: { readonly status: number; readonly problem: string };
  readonly letter?: string;
};

export type Step = {
  readonly as: string;
  readonly do: string;
  /** Done with the report that this one goes on as: forwarded, or moved to the right child. */
  readonly at?: 'there';
  readonly body: Readonly<Record<string, unknown>>;
  readonly expect?: StepExpectation;
};

/** A file that is uploaded before the report is sent: after how many bytes each try is cut off. */
export type StatedFile = {
  readonly name: string;
  readonly size: number;
  readonly cutAfter: readonly number[];
};

/** One whole case of `tests/cases/`; its README explains the shape. */
export type Case = {
  readonly name: string;
  readonly title: string;
  readonly municipality: string;
  /**
   * Instant to which tests set the clock. On a running system the case is played at the present
   * time.
   */
  readonly at?: string;
  /** Who sends it, or the officer who writes it down. */
  readonly sender: string;
  /** What is asked, and answered, before there is a report. */
  readonly before?: readonly Step[];
  /** How it came and who told it, of a report that the officer writes down. */
  readonly told?: Readonly<Record<string, unknown>>;
  readonly files?: readonly StatedFile[];
  readonly report: Readonly<Record<string, unknown>>;
  readonly expect: {
    readonly protectedContact: boolean;
    readonly acute: boolean;
    readonly status: string;
    readonly duties: readonly string[];
    readonly due?: Due;
    readonly siblings?: number;
  };
  readonly steps: readonly Step[];
};

/** Every case, or those named. @throws Error for a name without a file */
export async function loadCases(names: readonly string[] = []): Promise<readonly Case[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const known = files.map((file) => file.slice(0, -'.json'.length));
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Error(`no case named ${unknown}; there are ${known.join(', ')}`);
  const wanted = names.length > 0 ? names : known;
  return Promise.all(
    wanted.map(
      async (name) => JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8')) as Case,
    ),
  );
}
