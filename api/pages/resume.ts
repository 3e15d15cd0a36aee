import type { Request, Response } from 'express';
import { resumeForm } from '../kit/form-send.ts';
import { visitOf } from '../middleware/web-session.ts';
import type { ApiParts } from '../parts.ts';
import { allPages } from './all.ts';

const forms = allPages.flatMap(({ path, form }) =>
  form ? [{ form, shape: new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`) }] : [],
);

/**
 * Goes on with a form that had to wait until its sender proved anew who she is.
 *
 * @param path where the form stands
 * @returns whether one waited there, and the request is answered by it
 */
export async function resumeAt(
  parts: ApiParts,
  { req, res }: { readonly req: Request; readonly res: Response },
  path: string,
): Promise<boolean> {
  if (visitOf(res).is !== 'here') return false;
  for (const { form, shape } of forms) {
    const params = form.params.safeParse(shape.exec(path)?.groups);
    if (params.success) {
      return resumeForm({ page: form, parts, req, res }, { path, params: params.data });
    }
  }
  return false;
}
