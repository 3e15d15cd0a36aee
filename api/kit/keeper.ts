import type { KeptForm } from '../../domain/people/kept-text.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Call } from '../../services/acting/call.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { discardKeptText, keepText, viewKeptText } from '../../services/people/kept-texts.ts';
import type { TypedFields } from './typed-fields.ts';

/** Where what somebody types in a form is kept until its deed is done, seen by nobody else. */
export type Keeper = {
  readonly read: (deps: Deps, call: Call) => Promise<TypedFields | undefined>;
  readonly keep: (deps: Deps, call: Call, fields: TypedFields) => Promise<void>;
  readonly forget: (deps: Deps, call: Call) => Promise<void>;
};

/**
 * Keeps the text of a form for a day, by person, form and subject.
 *
 * @param form the fact that the form records
 * @param subjectId what it is about: a report, a meeting, a person
 */
export function textKeeper(form: KeptForm, subjectId: string): Keeper {
  const place = { form, subjectId };
  return {
    read: async (deps, call) => {
      try {
        return (await viewKeptText(deps, call, place)).fields;
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },
    keep: async (deps, call, fields) => {
      await keepText(deps, call, place, fields);
    },
    forget: (deps, call) => discardKeptText(deps, call, place),
  };
}

/** In a kept text: it was sent, and waits only for a new login. */
export const pending = '_pending';
/** In what is left of a kept text whose deed is done: where it led, for whoever sends it once more. */
export const ledTo = '_done';

/** Whether a kept text is only what is left of a deed that is done. */
export function isDone(fields: TypedFields): boolean {
  return fields[ledTo] !== undefined;
}
