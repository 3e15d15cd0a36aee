import type { JSX } from 'preact';
import { momentWords } from '../../../../domain/calendar/day-words.ts';
import type { Verdict } from '../../../../services/trail/verify-trail.ts';
import { Definitions } from '../../../../templates/components/definitions.tsx';
import { Fold } from '../../../../templates/components/fold.tsx';
import { VerificationState } from '../../../../templates/components/verification-state.tsx';
import { eventTexts } from '../../../../templates/messages/pages/event-words.ts';
import { trailTexts } from '../../../../templates/messages/pages/trail.ts';
import { capitalised, momentText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';

type Of = { readonly frame: Frame; readonly verdict: Verdict };

const said = ({ frame, verdict }: Of): { readonly word: string; readonly text: string } => {
  const { language, now, phone } = frame;
  const t = trailTexts(language);
  const at = momentText(momentWords(now, now), language);
  switch (verdict.is) {
    case 'whole': {
      const { checked, events } = verdict;
      return { word: t('whole.word'), text: t('whole.text', { checked, events, at }) };
    }
    case 'broken': {
      const flaw = eventTexts(language)(`flaw.${verdict.why}`);
      return {
        word: t('broken.word', { number: verdict.at }),
        text:
          phone === null
            ? t('broken.textWithoutPhone', { flaw, at })
            : t('broken.text', { flaw, at, phone }),
      };
    }
    case 'unknown':
      return { word: t('unknown.word'), text: t('unknown.text', { at }) };
  }
};

const kinds = ['whole', 'broken', 'unknown'] as const;

/** Whether the chain holds, with the count and the time; what is not known is never said to hold. */
export function VerdictView(of: Of): JSX.Element {
  const { frame, verdict } = of;
  const t = trailTexts(frame.language);
  const { word, text } = said(of);
  return (
    <>
      <VerificationState state={verdict.is} word={word} text={capitalised(text)} />
      {verdict.is !== 'unknown' && verdict.checkpoint === 'absent' && <p>{t('witness.none')}</p>}
      <Fold summary={t('words.title')}>
        <Definitions
          items={kinds.map((kind) => ({
            term: t(`words.${kind}`),
            answer: t(`words.${kind}What`),
          }))}
        />
      </Fold>
    </>
  );
}
