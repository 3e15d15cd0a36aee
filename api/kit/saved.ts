import type { Request, Response } from 'express';
import type { Cost } from '../../domain/acting/cost.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { frameTexts } from '../../templates/messages/pages/frame.ts';
import { timeText } from '../../templates/messages/time-words.ts';
import type { ApiParts } from '../parts.ts';
import { languageOf } from './language.ts';
import type { TypedFields } from './typed-fields.ts';

/** What it costs to keep a text that is not sent yet. */
export function savingCost(fields: TypedFields): Cost {
  return {
    kilobytes: Math.ceil(Buffer.byteLength(JSON.stringify(fields)) / 1_000),
    refusable: true,
  };
}

type Saved = {
  readonly parts: ApiParts;
  readonly req: Request;
  readonly res: Response;
  readonly at: Instant;
  /** The form's own path. */
  readonly path: string;
};

/** Whether a script saves while somebody writes, and reads no page. */
export function isScript(req: Request): boolean {
  return req.accepts(['html', 'json']) === 'json';
}

/** Answers a script that saves while somebody writes, or leads back to the form. */
export function answerSaved({ parts, req, res, at, path }: Saved): void {
  if (!isScript(req)) return res.redirect(303, path);
  const language = languageOf(parts, req);
  res.json({ said: frameTexts(language)('saved', { at: timeText(at, language) }) });
}
