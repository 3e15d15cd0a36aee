import express, { type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { countVisit } from '../../../middleware/quota.ts';
import { note } from '../../../middleware/request-context.ts';
import type { ApiParts } from '../../../parts.ts';
import type { Route } from '../../../route.ts';
import { signInByAssertion } from './client-assertion.ts';
import { issueClientToken, tokenSeconds } from './client-token.ts';
import { OAuthError } from './oauth-error.ts';
import { tokenOperation } from './operation.ts';
import { grant, tokenForm } from './schemas.ts';

/** @throws OAuthError `unsupported_grant_type`, `invalid_request` */
const readForm = (req: Request): z.output<typeof tokenForm> => {
  const body: unknown = req.body ?? {};
  const { grant_type: given } = body as { grant_type?: unknown };
  if (given !== undefined && given !== grant) {
    throw new OAuthError('unsupported_grant_type', `Only ${grant} is supported.`);
  }
  const parsed = tokenForm.safeParse(body);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  throw new OAuthError('invalid_request', `Missing or wrong: ${names.join(', ')}.`);
};

const issue =
  (parts: ApiParts): RequestHandler =>
  async (req, res) => {
    note(res, 'route', '/oauth/token');
    const at = parts.clock.now();
    try {
      const signedIn = await signInByAssertion(parts, readForm(req).client_assertion, at);
      res.set('Pragma', 'no-cache').json({
        access_token: await issueClientToken(parts, signedIn, at),
        token_type: 'Bearer',
        expires_in: tokenSeconds,
      });
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      await countVisit(parts, req, res);
      note(res, 'code', error.code);
      res.status(error.status).json({ error: error.code, error_description: error.message });
    }
  };

/** The token endpoint, where agencies' own systems sign in (client credentials, RFC 6749 §4.4). */
export const tokenRoute: Route = {
  method: 'post',
  path: '/oauth/token',
  operation: tokenOperation,
  handlers: (parts) => [
    express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 20, inflate: false }),
    issue(parts),
  ],
};
