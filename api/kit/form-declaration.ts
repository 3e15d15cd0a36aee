import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Cost } from '../../domain/acting/cost.ts';
import type { ErrorCodes } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { KeptForm } from '../../domain/people/kept-text.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Call } from '../../services/acting/call.ts';
import type { Deps } from '../../services/acting/deps.ts';
import type { Language } from '../../templates/messages/texts.ts';
import type { FieldTable, Refused } from './field-table.ts';
import type { FormState } from './form-state.ts';
import type { Frame } from './frame.ts';
import type { PageView } from './html.tsx';
import { textKeeper, type Keeper } from './keeper.ts';
import type { TypedFields } from './typed-fields.ts';
import type { ApiParts } from '../parts.ts';

/** Refusals of a deed that its form can mend, and the field at which each is said. */
export type ConflictFields = Readonly<Partial<Record<ErrorCodes['Conflict'], string>>>;

export type AskedForm<P extends z.ZodObject> = {
  readonly deps: Deps;
  readonly call: Call;
  readonly params: z.output<P>;
};

/** A page with a form that records a fact, as its area declares it. */
export type FormPage<
  P extends z.ZodObject,
  Key extends string,
  Model,
  B extends z.ZodType,
  Done,
> = {
  readonly path: string;
  readonly params: P;
  /** The fact that the form records; what is typed is kept under its name. */
  readonly records: KeptForm;
  /** What the form is about: the id under which its text is kept. */
  readonly subject: (params: z.output<P>) => string;
  /** Where what is typed is kept. Default: for a day, by the person, the fact and the subject. */
  readonly keeper?: (params: z.output<P>) => Keeper;
  readonly texts: (language: Language) => (key: Key) => string;
  /** What the page shows around the form. The services authorise and record the look. */
  readonly read: (asked: AskedForm<P>) => Promise<Model>;
  /** The ETag of what the form is about, so that only what bears on the deed can stop it. */
  readonly seen?: (model: Model) => number;
  readonly fields: FieldTable<Key>;
  /** What stands in the form before anybody has typed in it. Default: nothing. */
  readonly first?: (model: Model) => TypedFields;
  /** Groups of rows, each with the word that begins the ids of its rows: `handelse` of `handelse-3`. */
  readonly rows?: Readonly<Record<string, string>>;
  /** The body of the deed as a program would send it. What cannot be read is handed on as typed. */
  readonly body: (fields: TypedFields, at: Instant) => unknown;
  /** Where a refused place of the body stands in the form, when rows of it were left out of the body. */
  readonly placed?: (field: string, fields: TypedFields) => string;
  /** The schema that the API checks the same body with. */
  readonly schema: B;
  readonly cost?: (body: z.output<B>, bytes: number) => Cost;
  readonly perform: (
    asked: AskedForm<P> & { readonly fields: TypedFields },
    body: z.output<B>,
  ) => Promise<Done>;
  /** A refusal by the state of the case that another answer mends. All others have a page of their own. */
  readonly conflicts?: ConflictFields;
  /** What is said of a refusal that has to name something of the case. */
  readonly ownWords?: (
    frame: Frame,
    model: Model,
    typed: TypedFields,
  ) => (refused: Refused) => string | undefined;
  /** What the next page says was recorded. Default: the fact. */
  readonly noted?: FactKind;
  /** Where to go when it is done. */
  readonly next: (done: Done, params: z.output<P>, fields: TypedFields) => string;
  readonly view: (frame: Frame, model: Model, form: FormState) => PageView;
  /** Shows once more what leaves the house or cannot be undone, before it is done. */
  readonly check?: (frame: Frame, model: Model, form: FormState) => PageView;
};

// Forms of all areas stand in one list; what they differ in is asked of each by itself.
// oxlint-disable-next-line typescript/no-explicit-any -- a list of forms with different bodies has no narrower type
export type AnyFormPage = FormPage<any, any, any, any, any>;

export function keeperOf(page: AnyFormPage, params: Readonly<Record<string, string>>): Keeper {
  return page.keeper?.(params) ?? textKeeper(page.records, page.subject(params));
}

export type Handling = {
  readonly page: AnyFormPage;
  readonly parts: ApiParts;
  readonly req: Request;
  readonly res: Response;
};

/** The path of the page that shows a form's answers once more. */
export function checkPath(path: string): string {
  return `${path}/kontrollera`;
}
