import type { JSX } from 'preact';
import { Button, Buttons } from '../../../../templates/components/buttons.tsx';
import { wayInTexts } from '../../../../templates/messages/pages/way-in.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { logoutPath } from './paths.ts';

const ToStart = ({ language }: Pick<Frame, 'language'>): JSX.Element => (
  <p>
    <a href="/">{wayInTexts(language)('start')}</a>
  </p>
);

/** For whoever opens the address while she is in: nobody is logged out by a link. */
export function logoutView({ language }: Frame): PageView {
  const t = wayInTexts(language);
  return {
    title: t('out.ask'),
    body: (
      <>
        <form method="post" action={logoutPath}>
          <Buttons>
            <Button text={t('out.ask')} />
          </Buttons>
        </form>
        <ToStart language={language} />
      </>
    ),
  };
}

/** @param there where the browser also logs out at the provider, which it is led to by itself */
export function loggedOutView({ language }: Frame, there: string | undefined): PageView {
  const t = wayInTexts(language);
  return {
    title: t('out'),
    body: (
      <>
        <p>{t('out.close')}</p>
        {there && (
          <p>
            <a href={there}>{t('out.there')}</a>
          </p>
        )}
        <ToStart language={language} />
      </>
    ),
  };
}
