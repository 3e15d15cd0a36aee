import type { RequestHandler } from 'express';
import type { Call } from '../../services/acting/call.ts';
import type { Deps } from '../../services/acting/deps.ts';
import type { Visit } from '../../services/people/session-of-token.ts';
import { actorOf } from '../middleware/caller.ts';
import { countLook, countVisit } from '../middleware/quota.ts';
import { note } from '../middleware/request-context.ts';
import { visitOf } from '../middleware/web-session.ts';
import type { ApiParts } from '../parts.ts';
import { parseRequest, type Parsed, type RequestParts } from '../request-parts.ts';
import type { AnyFormPage } from './form-declaration.ts';
import { frameOf, type Frame } from './frame.ts';
import { pageHtml, type PageView } from './html.tsx';
import { takeNotice } from './notice.ts';
import { demandReader, type Here } from './visitor.ts';

/** A page as it is registered. */
export type PageRoute = {
  readonly method: 'get' | 'post';
  /** In Express's notation: `/anmalningar/:reportId`. */
  readonly path: string;
  readonly handlers: (parts: ApiParts) => RequestHandler[];
  /** The form that is sent to it, which can go on after a new login. */
  readonly form?: AnyFormPage;
};

export type Query = Pick<RequestParts, 'params' | 'query'>;

export type Asked<P extends Query> = {
  readonly deps: Deps;
  readonly call: Call;
  readonly input: Parsed<P>;
  readonly visit: Here;
};

type Read<P extends Query, Model> = {
  readonly path: string;
  readonly request: P;
  /** Where this is asked for under another address: on the reader's own side, or with a day in full. */
  readonly leadsOn?: (asked: Pick<Asked<P>, 'call' | 'input' | 'visit'>) => string | undefined;
  /** Asks the services, which authorise and record the look. */
  readonly read: (asked: Asked<P>) => Promise<Model>;
  readonly view: (frame: Frame, model: Model) => PageView;
};

/** Makes the route of a page that shows something to whoever has logged in. */
export function pageRoute<P extends Query, Model>(declared: Read<P, Model>): PageRoute {
  const { path, request, read, view, leadsOn } = declared;
  return {
    method: 'get',
    path,
    handlers: (parts) => [
      async (req, res) => {
        note(res, 'route', path);
        const here = demandReader(res);
        await countLook(parts, res);
        const call = { actor: actorOf(res), at: parts.clock.now() };
        const asked = { deps: parts.deps, call, input: parseRequest(request, req), visit: here };
        const elsewhere = leadsOn?.(asked);
        if (elsewhere !== undefined) return res.redirect(303, elsewhere);
        const model = await read(asked);
        const frame = frameOf(parts, req, res);
        const notice = takeNotice(parts, req, res);
        res.type('html').send(pageHtml(frame, view(frame, model), { notice }));
      },
    ],
  };
}

type Open<P extends Query, Model> = {
  readonly path: string;
  readonly request: P;
  /** Where a visitor is led on to, who has nothing to do here. */
  readonly leadsOn?: (visit: Visit) => string | undefined;
  /** What is public: numbers to call, who can be asked. */
  readonly read: (parts: ApiParts, input: Parsed<P>, visit: Visit) => Model;
  readonly view: (frame: Frame, model: Model) => PageView;
};

/** Makes the route of a page that anybody may see, logged in or not. */
export function openPage<P extends Query, Model>(declared: Open<P, Model>): PageRoute {
  const { path, request, read, view, leadsOn } = declared;
  return {
    method: 'get',
    path,
    handlers: (parts) => [
      async (req, res) => {
        note(res, 'route', path);
        await countVisit(parts, req, res);
        const who = visitOf(res);
        const elsewhere = leadsOn?.(who);
        if (elsewhere !== undefined) {
          res.redirect(303, elsewhere);
          return;
        }
        const frame = frameOf(parts, req, res);
        const model = read(parts, parseRequest(request, req), who);
        const notice = takeNotice(parts, req, res);
        res.type('html').send(pageHtml(frame, view(frame, model), { notice }));
      },
    ],
  };
}

type Leads<P extends Query> = Pick<Read<P, string>, 'path' | 'request'> & {
  /** Asks the services where whoever comes here goes next. */
  readonly to: (asked: Asked<P>) => Promise<string>;
};

/** Makes the route of an address that shows nothing and leads on to where the work is. */
export function leadRoute<P extends Query>({ path, request, to }: Leads<P>): PageRoute {
  return {
    method: 'get',
    path,
    handlers: (parts) => [
      async (req, res) => {
        note(res, 'route', path);
        const visit = demandReader(res);
        await countLook(parts, res);
        const call = { actor: actorOf(res), at: parts.clock.now() };
        const input = parseRequest(request, req);
        res.redirect(303, await to({ deps: parts.deps, call, input, visit }));
      },
    ],
  };
}
