import type { JSX } from 'preact';
import { momentWords } from '../../../../domain/calendar/day-words.ts';
import type { OpenCaseView } from '../../../../services/desk/case.ts';
import type { KnownBefore } from '../../../../services/desk/case-records.ts';
import { Definitions } from '../../../../templates/components/definitions.tsx';
import { caseTexts, type CaseText } from '../../../../templates/messages/pages/case.ts';
import { dayText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import { casePath } from '../case-path.ts';

type Of = { readonly frame: Frame; readonly seen: OpenCaseView };

const answerText = (t: CaseText, { answer }: KnownBefore): string => {
  if (answer === 'known') return t('known.some');
  return answer === 'searchedNoneFound' ? t('known.none') : t('known.unsearched');
};

const Answer = ({ frame, known }: { frame: Frame; known: KnownBefore }): JSX.Element => {
  const { language, now } = frame;
  const t = caseTexts(language);
  return (
    <>
      {answerText(t, known)}
      {known.reports.length > 0 && (
        <ul>
          {known.reports.map(({ id, reference, receivedAt }) => (
            <li key={id}>
              <a href={casePath(id)}>{reference}</a>
              {`, ${dayText(momentWords(receivedAt, now).day, language)}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

/** Whether the child was known before, as the registration found it; also that nothing was found. */
export function Known({ frame, seen: { knownBefore, ongoing } }: Of): JSX.Element {
  const t = caseTexts(frame.language);
  const items = knownBefore && [
    { term: t('known.child'), answer: <Answer frame={frame} known={knownBefore.child} /> },
    ...knownBefore.siblings.map((known, at) => ({
      term: t('known.sibling', { number: at + 1 }),
      answer: <Answer frame={frame} known={known} />,
    })),
    { term: t('known.ongoing'), answer: t(ongoing ? 'contact.yes' : 'contact.no') },
  ];
  return (
    <section>
      <h2>{t('known')}</h2>
      {items ? <Definitions items={items} /> : <p>{t('known.not')}</p>}
    </section>
  );
}
