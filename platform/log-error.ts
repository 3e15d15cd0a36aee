export type SerialisedError = {
  readonly name: string;
  readonly code?: string | number;
  /** `function (file:line:column)`, innermost first. */
  readonly frames: readonly string[];
  readonly cause?: SerialisedError;
};

const deepestCause = 3;
const mostFrames = 20;
const identifier = /^[\w.$-]{1,64}$/;
const frame = /^\s+at (.{1,300}:\d+:\d+\)?)$/;

/**
 * The name when it looks like an identifier. Names and codes are set by libraries, so anything else
 * may be a text that quotes the case.
 */
const safeName = (name: unknown): string =>
  typeof name === 'string' && identifier.test(name) ? name : 'Error';

const safeCode = (error: Error): { readonly code?: string | number } => {
  const code: unknown = 'code' in error ? error.code : undefined;
  if (typeof code === 'number') return { code };
  return typeof code === 'string' && identifier.test(code) ? { code } : {};
};

/**
 * The stack without the message that it begins with, since a message can have lines that look like
 * frames.
 */
const withoutMessage = (stack: string, message: string): string => {
  const start = message === '' ? -1 : stack.indexOf(message);
  return start === -1 ? stack : stack.slice(start + message.length);
};

const framesOf = (error: Error): string[] =>
  withoutMessage(error.stack ?? '', error.message)
    .split('\n')
    .flatMap((line) => frame.exec(line)?.[1] ?? [])
    .slice(0, mostFrames);

/**
 * An error as it may be logged: who failed and where, without the message, which can quote what a
 * person wrote (a constraint with its values, a parser with its text).
 */
export function serialiseError(thrown: unknown, depth = 1): SerialisedError {
  if (!(thrown instanceof Error)) return { name: `thrown ${typeof thrown}`, frames: [] };
  const { cause } = thrown;
  return {
    name: safeName(thrown.name),
    ...safeCode(thrown),
    frames: framesOf(thrown),
    ...(cause instanceof Error && depth <= deepestCause
      ? { cause: serialiseError(cause, depth + 1) }
      : {}),
  };
}
