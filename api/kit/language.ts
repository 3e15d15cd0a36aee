import type { Request, Response } from 'express';
import { languages, type Language } from '../../templates/messages/texts.ts';
import { readCookie, setCookie } from '../middleware/cookies.ts';
import type { ApiParts } from '../parts.ts';

const yearInMinutes = 525_600;

const isLanguage = (name: string | undefined): name is Language =>
  (languages as readonly (string | undefined)[]).includes(name);

/** The language that the reader has chosen. Default: Swedish. */
export function languageOf({ config }: Pick<ApiParts, 'config'>, req: Request): Language {
  const chosen = readCookie(req, config, 'sprak');
  return isLanguage(chosen) ? chosen : 'sv';
}

/** Remembers the language in the reader's browser. What is no language of ours changes nothing. */
export function chooseLanguage(
  { config }: Pick<ApiParts, 'config'>,
  res: Response,
  name: string | undefined,
): void {
  if (!isLanguage(name)) return;
  setCookie(res, config, { name: 'sprak', value: name, lives: yearInMinutes });
}
