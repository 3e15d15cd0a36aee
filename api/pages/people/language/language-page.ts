import { chooseLanguage } from '../../../kit/language.ts';
import { ownPath } from '../../../kit/own-path.ts';
import { postRoute } from '../../../kit/post-route.ts';

/** `/sprak`: takes the language that somebody chooses in the header, and leads back. */
export const languagePage = postRoute('/sprak', ({ parts, res, fields }) => {
  chooseLanguage(parts, res, fields['sprak']);
  return ownPath(fields['till']);
});
