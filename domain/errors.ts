/**
 * Everything that can be refused, as errors with codes. The API turns them into problem documents
 * (RFC 9457), activities into failures that Temporal does not retry.
 */

/** Every code of a refusal, by the kind of refusal that it explains. */
export type ErrorCodes = {
  readonly NotFound: 'not-found';
  readonly Forbidden:
    | 'another-person'
    | 'another-writer'
    | 'assessment-first'
    | 'assurance-too-low'
    | 'cross-site'
    | 'decider-is-ifo-chef'
    | 'forbidden'
    | 'leader-override-required'
    | 'need-to-know'
    | 'own-function'
    | 'not-asked'
    | 'not-your-change'
    | 'not-yet-yours'
    | 'phase-lock'
    | 'protected-contact'
    | 'recorder-or-leader';
  readonly Conflict:
    | 'attachment-unfinished'
    | 'already-answered'
    | 'already-asked'
    | 'already-confirmed'
    | 'already-corrected'
    | 'already-ended'
    | 'already-explained'
    | 'already-forwarded'
    | 'already-found'
    | 'already-held'
    | 'already-joined'
    | 'already-moved'
    | 'already-opened'
    | 'already-read'
    | 'already-registered'
    | 'already-reviewed'
    | 'already-stated'
    | 'already-taken'
    | 'already-undelivered'
    | 'already-waived'
    | 'another-school'
    | 'ask-first'
    | 'changed-meanwhile'
    | 'client-ended'
    | 'confirms-another'
    | 'consent-missing'
    | 'counterpart-named'
    | 'identity-protected'
    | 'infected'
    | 'find-anew'
    | 'form-consent-missing'
    | 'form-does-not-fit'
    | 'form-not-referred'
    | 'form-outgrown'
    | 'form-without-contact'
    | 'function-ended'
    | 'function-held'
    | 'forms-not-offered'
    | 'key-known'
    | 'key-revoked'
    | 'last-administrator'
    | 'login-taken'
    | 'meeting-ended'
    | 'not-changed'
    | 'nobody-to-ask'
    | 'not-by-letter'
    | 'not-clerical'
    | 'not-away'
    | 'not-dispatched'
    | 'not-elsewhere'
    | 'not-forwarded'
    | 'not-held'
    | 'not-invited'
    | 'not-logged-in'
    | 'not-opened'
    | 'not-owed'
    | 'not-protected'
    | 'not-required'
    | 'not-what-was-decided'
    | 'not-yet'
    | 'precondition-missing'
    | 'question-answered'
    | 'same-report'
    | 'same-situation'
    | 'signature-settled'
    | 'school-first'
    | 'school-not-told'
    | 'school-reported'
    | 'nothing-decided'
    | 'nothing-to-review'
    | 'nothing-to-tell'
    | 'opened-there'
    | 'other-municipality'
    | 'situation-exists'
    | 'too-late'
    | 'uploads-unsent'
    | 'wrong-offset'
    | 'wrong-state';
  readonly PreconditionFailed: 'changed-since';
  readonly LoginTooOld: 'login-too-old';
  readonly Invalid:
    | 'attachment-active'
    | 'attachment-infected'
    | 'attachment-locked'
    | 'attachment-office'
    | 'attachment-type'
    | 'attachments-too-large'
    | 'child-file-missing'
    | 'ends-before-it-begins'
    | 'idempotency-key-reused'
    | 'identity-number'
    | 'identifiers-differ'
    | 'identifiers-missing'
    | 'invalid-request'
    | 'more-than-stated'
    | 'no-concern'
    | 'not-exceptional'
    | 'officer-absent'
    | 'officer-outside'
    | 'own-municipality'
    | 'parties-missing'
    | 'review-in-past'
    | 'time-has-passed'
    | 'too-far-back'
    | 'too-many-attachments'
    | 'unknown-attachment'
    | 'unknown-caller'
    | 'unknown-colleague'
    | 'unknown-form'
    | 'unknown-ground'
    | 'unknown-officer'
    | 'unknown-person'
    | 'unknown-school'
    | 'unknown-unit'
    | 'young-person';
};
export type ErrorKind = keyof ErrorCodes;
export type ErrorCode = ErrorCodes[ErrorKind];

/** What can be wrong with one field. */
export type FieldErrorCode =
  | 'differs-from-report'
  | 'ends-before-it-begins'
  | 'identity-number'
  | 'must-be-later'
  | 'not-a-choice'
  | 'not-a-signatory'
  | 'not-at-unit'
  | 'not-exceptional'
  | 'not-in-report'
  | 'not-yet-come'
  | 'officer-absent'
  | 'officer-outside'
  | 'own-municipality'
  | 'private-key'
  | 'required'
  | 'too-far-ahead'
  | 'too-far-back'
  | 'too-long'
  | 'too-short'
  | 'unknown-caller'
  | 'unknown-colleague'
  | 'unknown-key-type'
  | 'unknown-officer'
  | 'unknown-person'
  | 'unknown-school'
  | 'unknown-unit'
  | 'unknown-property'
  | 'wrong-format'
  | 'wrong-type'
  | 'wrong-value';

/** One field and what is wrong with it; never the value that was sent. */
export type FieldError = {
  /** JSON pointer as a fragment (RFC 6901 §6): `#/body/reporter/givenName`. */
  readonly pointer: string;
  readonly code: FieldErrorCode;
  /** Where in its text, in characters from 0; only for what stands in a part of the text. */
  readonly at?: number;
};

/** Details for the caller. They hold no personal data beyond what the caller may already see. */
export type ProblemDetails = Readonly<Record<string, unknown>> & {
  readonly errors?: readonly FieldError[];
};

/** Any refusal. It has no type parameter, since `instanceof` would turn that into `any`. */
export abstract class AppError extends Error {
  /** The kind of refusal, by the name of its class. */
  abstract override readonly name: ErrorKind;
  abstract readonly code: ErrorCode;
  abstract readonly details: ProblemDetails;
}

/** A refusal of one kind; the compiler lets only codes of that kind explain it. */
abstract class Refusal<Kind extends ErrorKind> extends AppError {
  abstract override readonly name: Kind;
  readonly code: ErrorCodes[Kind];
  readonly details: ProblemDetails;

  constructor(code: ErrorCodes[Kind], details: ProblemDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** The caller cannot see the object, and is answered exactly as if it did not exist. */
export class NotFound extends Refusal<'NotFound'> {
  override readonly name = 'NotFound';
  constructor() {
    super('not-found');
  }
}

/** The caller sees the object but may not do this; `details.rule` names the rule. */
export class Forbidden extends Refusal<'Forbidden'> {
  override readonly name = 'Forbidden';
}

/**
 * The state does not allow this, often because somebody else was first; `details.current` is the
 * state now.
 */
export class Conflict extends Refusal<'Conflict'> {
  override readonly name = 'Conflict';
}

/** The object has changed since the caller read it; `details.etag` is what it is now. */
export class PreconditionFailed extends Refusal<'PreconditionFailed'> {
  override readonly name = 'PreconditionFailed';
}

/**
 * The person has to prove anew who she is; `details.maxAgeSeconds` is how old the login may be, in
 * seconds.
 */
export class LoginTooOld extends Refusal<'LoginTooOld'> {
  override readonly name = 'LoginTooOld';
  constructor(maxAgeSeconds: number) {
    super('login-too-old', { maxAgeSeconds });
  }
}

/** The request's own content is wrong; `details.errors` lists `{ pointer, code }`. */
export class Invalid extends Refusal<'Invalid'> {
  override readonly name = 'Invalid';
}
