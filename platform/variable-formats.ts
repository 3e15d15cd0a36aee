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

/**
 * An address that, where it is set, must be https, since tokens and people's sessions travel to it.
 */
export const https = z
  .string()
  .regex(/^(?!http:)/i, 'must be https in production')
  .optional();
