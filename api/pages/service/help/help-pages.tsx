import type { JSX } from 'preact';
import { serviceTexts, type ServiceText } from '../../../../templates/messages/pages/service.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { openPage } from '../../../kit/page-route.ts';

const questions = ['acute', 'lost', 'loggedOut', 'wrong', 'call'] as const;

const Question = ({ t, about }: { t: ServiceText; about: (typeof questions)[number] }) => (
  <section>
    <h2>{t(`help.${about}`)}</h2>
    <p>{t(`help.${about}What`)}</p>
  </section>
);

const simple =
  (make: (t: ServiceText) => { readonly title: string; readonly body: JSX.Element }) =>
  ({ language }: Frame): PageView =>
    make(serviceTexts(language));

const open = (path: string, view: (frame: Frame) => PageView) =>
  openPage({ path, request: {}, read: () => undefined, view });

/** The pages that the footer leads to. */
export const helpPages = [
  open(
    '/hjalp',
    simple((t) => ({
      title: t('help.title'),
      body: (
        <>
          {questions.map((about) => (
            <Question key={about} t={t} about={about} />
          ))}
        </>
      ),
    })),
  ),
  open(
    '/tillganglighet',
    simple((t) => ({
      title: t('accessibility.title'),
      body: (
        <>
          <p>{t('accessibility.what')}</p>
          <p>{t('accessibility.tested')}</p>
          <p>{t('accessibility.lacking')}</p>
        </>
      ),
    })),
  ),
  open(
    '/personuppgifter',
    simple((t) => ({
      title: t('privacy.title'),
      body: (
        <>
          <p>{t('privacy.who')}</p>
          <p>{t('privacy.why')}</p>
          <p>{t('privacy.looks')}</p>
          <p>{t('privacy.cookies')}</p>
        </>
      ),
    })),
  ),
];
