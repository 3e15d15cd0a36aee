import type { JSX } from 'preact';
import type { Attachment } from '../../../../../domain/report/attachment.ts';
import type { SupplementView } from '../../../../../services/reports/supplement-view.ts';
import { Blocks } from '../../../../../templates/components/blocks.tsx';
import { answersIn } from '../../../../../templates/documents/answers.ts';
import { eventBlocks } from '../../../../../templates/letters/reports/report-questions.ts';
import { letterTexts } from '../../../../../templates/messages/pages/letters.ts';
import type { Frame } from '../../../../kit/frame.ts';
import { saidMoment } from '../../../../kit/moment.tsx';
import { casePath } from '../../../case/case-path.ts';

type Of = { readonly frame: Frame; readonly head: SupplementView };

const Attachments = ({
  frame,
  head,
  attachments,
}: Of & { readonly attachments: readonly Attachment[] }): JSX.Element | null => {
  const t = letterTexts(frame.language);
  if (attachments.length === 0) return null;
  return (
    <>
      <h2>{t('supplement.attachments')}</h2>
      <ul>
        {attachments.map(({ id, name, size, scan }) => (
          <li key={id}>
            <a href={`${casePath(head.id)}/bilagor/${id}`}>
              {t('supplement.attachment', { name, kilobytes: Math.ceil(size / 1_000) })}
            </a>
            {scan === 'notScanned' && `, ${t('supplement.notScanned')}`}
          </li>
        ))}
      </ul>
    </>
  );
};

/** What came in: what was added, or that it is the written report after the call. */
export function Added({ frame, head }: Of): JSX.Element {
  const t = letterTexts(frame.language);
  const { added, writtenId, areas, cameAt } = head;
  return (
    <>
      <p>{t('supplement.came', { at: saidMoment(frame, cameAt) })}</p>
      {writtenId !== null && (
        <>
          <p>{t('supplement.written')}</p>
          <p>
            <a href={`${casePath(writtenId)}/innehall`}>{t('supplement.toWritten')}</a>
          </p>
        </>
      )}
      {added && (
        <>
          <h2>{t('supplement.text')}</h2>
          <p class="typed">{added.text}</p>
          {added.events.length > 0 && <h2>{t('supplement.events')}</h2>}
          <Blocks blocks={eventBlocks(answersIn(frame.language), added.events, areas)} />
          <Attachments frame={frame} head={head} attachments={added.attachments ?? []} />
        </>
      )}
    </>
  );
}
