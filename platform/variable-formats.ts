import { z } from 'zod';

/** The formats of environment variables: what the text must look like, and what it becomes. */
export const text = z.string().trim();

const notAPort = 'must be a port number';
export const port = z
  .string()
  .regex(/^\d{1,5}$/, notAPort)
  .transform(Number)
  .pipe(z.number().max(65_535, notAPort));

export const seconds = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'must be a number of seconds, at least 1')
  .transform(Number);

const mostDigits = 9;

/** A whole number that is not less than `least`. */
export function wholeNumber(least: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(new RegExp(`^\\d{1,${mostDigits}}$`), 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(least, `must be at least ${least}`));
}

export const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be a http:// or https:// address' })
  .transform((address) => address.replace(/\/+$/, ''));

export const origin = webAddress.refine(
  (address) => new URL(address).origin === address,
  'must be scheme, host and port and nothing more',
);

export const database = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a postgresql:// address',
});

/** A mode that stands twice is none: readers of the address differ on which of them counts. */
const saysVerifyFull = (address: string): boolean => {
  const modes = URL.parse(address)?.searchParams.getAll('sslmode') ?? [];
  return modes.length === 1 && modes[0] === 'verify-full';
};

/**
 * A database that, where its address is set, must be reached over TLS. `verify-full` is the one mode
 * that also holds the server to its name, and that no reader of such addresses takes to mean less.
 */
export const databaseOverTls = z
  .string()
  .refine(saysVerifyFull, 'must say sslmode=verify-full in production, unless DATABASE_TLS=off')
  .optional();

/**
 * An address that, where it is set, must be https, since tokens and people's sessions travel to it.
 */
export const https = z
  .string()
  .regex(/^(?!http:)/i, 'must be https in production')
  .optional();
