import { z } from 'zod';

export const grant = 'client_credentials';
export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** OAuth names its members in snake_case; every other part of the API is camelCase. */
export const tokenForm = z.object({
  grant_type: z.literal(grant),
  client_assertion_type: z.literal(assertionType),
  client_assertion: z.string().min(1).max(16_000),
});
export const tokenAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
});
export const tokenRefusal = z.object({ error: z.string(), error_description: z.string() });
