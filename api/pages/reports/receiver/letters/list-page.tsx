import type { JSX } from 'preact';
import {
  viewLetterDesk,
  type DeskLetter,
  type LetterDesk,
} from '../../../../../services/reports/letter-desk.ts';
import { caseTexts } from '../../../../../templates/messages/pages/case.ts';
import { letterTexts } from '../../../../../templates/messages/pages/letters.ts';
import type { Frame } from '../../../../kit/frame.ts';
import type { PageView } from '../../../../kit/html.tsx';
import { saidMoment } from '../../../../kit/moment.tsx';
import { pageRoute } from '../../../../kit/page-route.ts';
import { reportParams } from '../../../../routes/schemas.ts';
import { casePath } from '../../../case/case-path.ts';
import { personText } from '../../../case/people.ts';
import { deliveryText, letterName } from './delivery-text.ts';

type Of = { readonly frame: Frame; readonly head: LetterDesk; readonly letter: DeskLetter };

const Made = ({ frame, head, letter }: Of): JSX.Element => {
  const t = letterTexts(frame.language);
  const path = casePath(head.id);
  const { made } = letter;
  if (!made) {
    return (
      <p>
        {t('letters.beingMade')} <a href={`${path}/brev`}>{t('letters.refresh')}</a>
      </p>
    );
  }
  const name = letterName(frame, head, letter);
  return (
    <p>
      {t('letters.made', { at: saidMoment(frame, made.at) })}{' '}
      <a href={`${path}/brev/${made.id}/pdf`}>{t('letters.fetch', { letter: name })}</a>
    </p>
  );
};

/** How it got to her; only what is addressed is delivered by anybody. */
const Delivered = ({ frame, head, letter }: Of): JSX.Element | null => {
  const t = letterTexts(frame.language);
  const { deliveries, made, to } = letter;
  if (to === null) return null;
  const name = letterName(frame, head, letter);
  return (
    <>
      {deliveries.length === 0 ? (
        <p>{t('letters.notDelivered')}</p>
      ) : (
        <ul>
          {deliveries.map((delivery) => (
            <li key={delivery.id}>{deliveryText(frame, delivery)}</li>
          ))}
        </ul>
      )}
      {made && (
        <p>
          <a href={`${casePath(head.id)}/brev/${made.id}`}>
            {t('letters.deliver', { letter: name })}
          </a>
        </p>
      )}
    </>
  );
};

const view = (frame: Frame, head: LetterDesk): PageView => {
  const t = letterTexts(frame.language);
  return {
    title: t('letters.title'),
    back: { href: casePath(head.id), text: caseTexts(frame.language)('back') },
    body: (
      <>
        <p>{head.reference}</p>
        {head.letters.length === 0 && <p>{t('letters.none')}</p>}
        {head.letters.map((letter, at) => (
          <section key={at}>
            <h2>{letterName(frame, head, letter)}</h2>
            {letter.to !== null && (
              <p>{t('letters.to', { who: personText({ frame, head }, letter.to) })}</p>
            )}
            <Made frame={frame} head={head} letter={letter} />
            <Delivered frame={frame} head={head} letter={letter} />
          </section>
        ))}
      </>
    ),
  };
};

/** `brev`: every letter of the case, who gets it and how it got there. */
export const lettersPage = pageRoute({
  path: '/anmalningar/:reportId/brev',
  request: { params: reportParams },
  read: ({ deps, call, input: { params } }) => viewLetterDesk(deps, call, params),
  view,
});
