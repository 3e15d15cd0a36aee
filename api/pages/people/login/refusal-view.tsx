import { Buttons, ButtonLink } from '../../../../templates/components/buttons.tsx';
import { wayInTexts } from '../../../../templates/messages/pages/way-in.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import type { DescribedError } from '../../../problems/describe-error.ts';
import { loginPath } from './paths.ts';

/** Which words say why somebody did not come in. */
const words = {
  'login-failed': 'failed',
  'another-person': 'another',
  'assurance-too-low': 'level',
  'login-too-old': 'old',
  'no-function': 'nobody',
  'login-unavailable': 'down',
} as const satisfies Readonly<Partial<Record<DescribedError['code'], string>>>;
export type LoginRefusal = keyof typeof words;

export function isLoginRefusal(code: string): code is LoginRefusal {
  return code in words;
}

/** Why somebody did not come in, and the way to try again. */
export function refusalView(
  { frame, language }: Frame,
  { code, requestId }: { readonly code: LoginRefusal; readonly requestId: string },
): PageView {
  const t = wayInTexts(language);
  const word = words[code];
  return {
    title: t(word),
    body: (
      <>
        <p>{t(`${word}.why`)}</p>
        <Buttons>
          <ButtonLink href={loginPath} text={t('again')} />
        </Buttons>
        <p>{frame('error.callWithout')}</p>
        <p class="quiet">{frame('error.number', { number: requestId })}</p>
      </>
    ),
  };
}
