import type { Request, Response } from 'express';
import type { Visit } from '../../services/people/session-of-token.ts';
import { countVisit } from '../middleware/quota.ts';
import { note } from '../middleware/request-context.ts';
import { visitOf } from '../middleware/web-session.ts';
import type { ApiParts } from '../parts.ts';
import type { PageRoute } from './page-route.ts';
import { typedFields, type TypedFields } from './typed-fields.ts';

type Posted = {
  readonly parts: ApiParts;
  readonly req: Request;
  readonly res: Response;
  readonly visit: Visit;
  readonly fields: TypedFields;
};

/**
 * Makes the route of a button that records nothing of a case: a choice of language, of function, of
 * how long one stays logged in.
 *
 * @param take does it and says where its sender goes next
 */
export function postRoute(
  path: string,
  take: (posted: Posted) => Promise<string> | string,
): PageRoute {
  return {
    method: 'post',
    path,
    handlers: (parts) => [
      async (req, res) => {
        note(res, 'route', path);
        await countVisit(parts, req, res);
        const posted = { parts, req, res, visit: visitOf(res), fields: typedFields(req.body) };
        res.redirect(303, await take(posted));
      },
    ],
  };
}
