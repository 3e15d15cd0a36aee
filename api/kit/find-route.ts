import { actorOf } from '../middleware/caller.ts';
import { countLook } from '../middleware/quota.ts';
import { note } from '../middleware/request-context.ts';
import type { Call } from '../../services/acting/call.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { frameOf, type Frame } from './frame.ts';
import { pageHtml, type PageView } from './html.tsx';
import type { PageRoute } from './page-route.ts';
import { typedFields, type TypedFields } from './typed-fields.ts';
import { demandReader } from './visitor.ts';

type Asked = { readonly deps: Deps; readonly call: Call; readonly fields: TypedFields };

type Find<Model> = {
  readonly path: string;
  /** Asks the services, which authorise and record the look. @returns the path of what was found */
  readonly find: (asked: Asked) => Promise<string | undefined>;
  readonly read: (asked: Asked) => Promise<Model>;
  /** The page of the form, with what was typed and what is to be done about it. */
  readonly view: (frame: Frame, model: Model) => PageView;
};

/**
 * Makes the route of a form that finds something by what is typed in it, so that it stands in no
 * address. Nothing is done by it, so that the page itself is the answer where nothing is found, and
 * the text is still there.
 */
export function findRoute<Model>({ path, find, read, view }: Find<Model>): PageRoute {
  return {
    method: 'post',
    path,
    handlers: (parts) => [
      async (req, res) => {
        note(res, 'route', path);
        demandReader(res);
        await countLook(parts, res);
        const call = { actor: actorOf(res), at: parts.clock.now() };
        const asked = { deps: parts.deps, call, fields: typedFields(req.body) };
        const found = await find(asked);
        if (found !== undefined) return res.redirect(303, found);
        const frame = frameOf(parts, req, res);
        const html = pageHtml(frame, view(frame, await read(asked)));
        res.status(404).type('html').send(html);
      },
    ],
  };
}
