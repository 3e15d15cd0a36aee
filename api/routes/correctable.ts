import type { z } from 'zod';
import type { CorrectableKind, Records } from '../../domain/corrections/records.ts';

/** A kind of record that can be corrected, and the form in which it was written. */
export type Correctable<K extends CorrectableKind = CorrectableKind> = {
  readonly [P in K]: {
    readonly kind: P;
    readonly record: z.ZodType<Records[P]>;
  };
}[K];
