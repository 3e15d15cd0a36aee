import type { LinkTo } from '../../../templates/components/link-to.ts';
import { settingsTexts } from '../../../templates/messages/pages/settings.ts';
import type { Frame } from '../../kit/frame.ts';
import { administrationPath } from './paths.ts';

/** The way back: the administrator's home, and for others who may look here their own. */
export function backTo({ language, role, reader, frame }: Frame): LinkTo {
  if (role === 'administrator') {
    return { href: administrationPath, text: settingsTexts(language)('back') };
  }
  return { href: reader?.home.href ?? '/', text: frame('back') };
}
