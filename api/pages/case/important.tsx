import type { JSX } from 'preact';
import type { StatedEvent } from '../../../domain/report/report-content.ts';
import type { CaseContent } from '../../../services/desk/case-content.ts';
import { Definitions } from '../../../templates/components/definitions.tsx';
import { caseTexts, type CaseText } from '../../../templates/messages/pages/case.ts';
import { translator } from '../../../templates/messages/translate.ts';
import type { Frame } from '../../kit/frame.ts';
import { casePath } from './case-path.ts';

type Of = { readonly frame: Frame; readonly id: string; readonly content: CaseContent };

const Event = ({ t, event }: { t: CaseText; event: StatedEvent }): JSX.Element => {
  const when = event.when.date ?? event.when.note;
  const what = event.what;
  return (
    <li>
      {when === null ? t('event', { what }) : t('eventWhen', { when, what })}
      {event.childsOwnWords && <p>{t('childsWords', { words: event.childsOwnWords })}</p>}
    </li>
  );
};

/** The important of what the report says: how acute, where the child is, who is suspected, what happened. */
export function Important({ frame, id, content }: Of): JSX.Element {
  const [t, words] = [caseTexts(frame.language), translator(frame.language)];
  const { acute, childNow, worry, events, siblings } = content;
  const listed = (texts: readonly string[]): string =>
    texts.length === 0 ? words('threeWay.notAnswered') : texts.join(', ');
  const said = (text: string | null): string =>
    text === 'unknown' ? words('threeWay.unknown') : (text ?? words('threeWay.notAnswered'));
  const names = siblings.map(({ givenName, familyName }) =>
    [givenName, familyName].filter(Boolean).join(' '),
  );
  return (
    <>
      <Definitions
        items={[
          { term: t('acuteDanger'), answer: words(`threeWay.${acute.danger}`) },
          { term: t('where'), answer: said(childNow.where) },
          { term: t('whereUntil'), answer: said(childNow.safeUntil) },
          { term: t('kinds'), answer: listed(worry.kinds.map((kind) => words(`worry.${kind}`))) },
          {
            term: t('suspected'),
            answer: listed(worry.suspected.map((who) => words(`suspect.${who}`))),
          },
          { term: t('siblings'), answer: names.length === 0 ? t('none') : names.join(', ') },
        ]}
      />
      <p>{t('events', { count: events.length })}</p>
      <ol>
        {events.map((event, at) => (
          <Event key={at} t={t} event={event} />
        ))}
      </ol>
      <p>
        <a href={`${casePath(id)}/innehall`}>{t('whole')}</a>
      </p>
    </>
  );
}
