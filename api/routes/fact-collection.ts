import type { z } from 'zod';
import type { FactKind } from '../../domain/kinds.ts';
import type { Call } from '../../services/acting/call.ts';
import type { Deps } from '../../services/acting/deps.ts';
import type { ReportDone } from '../../services/reports/report-stream.ts';
import type { Tag } from '../operation.ts';

/** Schema of the ids in the path of whatever stands below a report. */
export type UnderReport = z.ZodObject<{ reportId: z.ZodUUID }>;

/** One kind of fact under a report: how it is recorded, and how it is read back. */
export type FactCollection<P extends UnderReport, B extends z.ZodType, S extends z.ZodType> = {
  /** Path below the report in Express's notation: `meetings/:meetingId/times`. */
  readonly resource: string;
  readonly kinds: readonly [FactKind, ...FactKind[]];
  readonly tag: Tag;
  /** Operation ids of reading all, reading one and recording. */
  readonly operations: readonly [list: string, one: string, add: string];
  /** What the facts are called, in the plural. */
  readonly called: string;
  readonly params: P;
  /** Which fact the collection hangs on, for the facts of one meeting or one supplement. */
  readonly under?: {
    readonly kinds: readonly FactKind[];
    readonly id: (params: z.output<P>) => string;
  };
  readonly add: {
    readonly summary: string;
    readonly description: string;
    readonly body: B;
    readonly sent: z.input<B>;
    readonly perform: (
      deps: Deps,
      call: Call,
      input: { readonly params: z.output<P>; readonly body: z.output<B> },
    ) => Promise<ReportDone>;
  };
  /** Schema of what stands sealed in the fact. */
  readonly record: S;
  readonly recordExample: z.input<S> | null;
};
