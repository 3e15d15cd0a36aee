import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { ApiParts } from '../parts.ts';
import { checkPath, type AnyFormPage, type FormPage, type Handling } from './form-declaration.ts';
import { sendChecked, sendForm } from './form-send.ts';
import { showCheck, showForm } from './form-show.ts';
import type { PageRoute } from './page-route.ts';

const handled =
  (page: AnyFormPage, handle: (of: Handling) => Promise<void>) =>
  (parts: ApiParts): RequestHandler[] => [(req, res) => handle({ page, parts, req, res })];

/** Makes the routes of a page with a form: it is shown, sent, and where it has one, checked. */
export function formPage<
  P extends z.ZodObject,
  Key extends string,
  Model,
  B extends z.ZodType,
  Done,
>(page: FormPage<P, Key, Model, B, Done>): readonly PageRoute[] {
  const { path, check } = page;
  const checked = checkPath(path);
  return [
    { method: 'get', path, handlers: handled(page, showForm) },
    { method: 'post', path, handlers: handled(page, sendForm), form: page },
    ...(check
      ? ([
          { method: 'get', path: checked, handlers: handled(page, showCheck) },
          { method: 'post', path: checked, handlers: handled(page, sendChecked) },
        ] as const)
      : []),
  ];
}
