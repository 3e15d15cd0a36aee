import { randomUUID } from 'node:crypto';
import type { JSX } from 'preact';
import { lastMoment } from '../../../../domain/calendar/day-words.ts';
import type { MyReportsView } from '../../../../services/desk/my-reports.ts';
import { Button, ButtonLink, Buttons } from '../../../../templates/components/buttons.tsx';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { Pager } from '../../../../templates/components/pager.tsx';
import { mineTexts } from '../../../../templates/messages/pages/mine.ts';
import { momentText, shownText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { draftPath } from '../draft/draft-declaration.ts';
import { ownReportPath } from '../own-path.ts';
import { nameOf } from './name-of.ts';
import { saidAt, senderStatus } from './sender-status.ts';
import { Tasks } from './tasks.tsx';

type Of<Part extends keyof MyReportsView> = {
  readonly frame: Frame;
  readonly listed: MyReportsView[Part];
};

/** What systems sent in her name, which she says is hers or not before she is told more. */
const InMyName = ({ frame, listed: { items } }: Of<'inMyName'>): JSX.Element | null => {
  const t = mineTexts(frame.language);
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{t('inMyName')}</h2>
      <p>{t('inMyName.explain')}</p>
      {items.map(({ id, reference, receivedAt, municipality }) => (
        <form key={id} method="post" action={`${ownReportPath(id)}/i-mitt-namn`}>
          <p>{t('inMyName.what', { reference, municipality, at: saidAt(frame, receivedAt) })}</p>
          <input type="hidden" name="_key" value={randomUUID()} />
          <Buttons>
            <Button name="answer" value="claimed" text={t('claimed', { reference })} />
            <Button
              kind="secondary"
              name="answer"
              value="denied"
              text={t('denied', { reference })}
            />
          </Buttons>
        </form>
      ))}
    </section>
  );
};

const Drafts = ({ frame, listed: { items, total } }: Of<'drafts'>): JSX.Element => {
  const { language, now } = frame;
  const t = mineTexts(language);
  const left = total - items.length;
  return (
    <section>
      <h2>{t('drafts')}</h2>
      {items.length === 0 && <p>{t('drafts.none')}</p>}
      <ul>
        {items.map(({ id, savedAt, keptUntil }, index) => (
          <li key={id}>
            <a href={draftPath(id, 'akut')}>
              {t('draft', { number: index + 1, at: saidAt(frame, savedAt) })}
            </a>
            {`. ${t('draft.kept', { at: momentText(lastMoment(keptUntil, now), language) })} `}
            <a href={draftPath(id, 'kasta')}>{t('draft.discard', { number: index + 1 })}</a>
          </li>
        ))}
      </ul>
      {left > 0 && <p>{t('more', { count: left })}</p>}
    </section>
  );
};

const Sent = ({ frame, listed }: Of<'sent'>): JSX.Element => {
  const t = mineTexts(frame.language);
  return (
    <section>
      <h2>{t('sent')}</h2>
      <DataTable
        id="sent"
        caption={t('sent.caption')}
        columns={[t('sent.which'), t('sent.when'), t('sent.to'), t('sent.status')]}
        rows={listed.items.map((report) => ({
          key: report.id,
          cells: [
            <a key="which" href={ownReportPath(report.id)}>
              {nameOf(frame, report)}
            </a>,
            saidAt(frame, report.receivedAt),
            report.municipality,
            report.as === 'signatory'
              ? `${t('sent.asked')}. ${senderStatus(frame, report.openedByPersonAt)}`
              : senderStatus(frame, report.openedByPersonAt),
          ],
        }))}
        empty={t('sent.none')}
      />
      <Pages frame={frame} listed={listed} />
    </section>
  );
};

const to = (page: number): string => `/mina-anmalningar?sida=${page}`;

const Pages = ({ frame, listed: { page, hasNextPage } }: Of<'sent'>): JSX.Element | null => {
  const t = mineTexts(frame.language);
  if (page === 1 && !hasNextPage) return null;
  return (
    <Pager
      label={t('pages')}
      position={t('position', { page })}
      previous={page > 1 ? { href: to(page - 1), text: t('previous') } : undefined}
      next={hasNextPage ? { href: to(page + 1), text: t('next') } : undefined}
    />
  );
};

/** Where somebody at a school begins: what waits for her, what she writes, what she sent. */
export function mineView(frame: Frame, model: MyReportsView): PageView {
  const { language, now } = frame;
  const t = mineTexts(language);
  return {
    title: t('title'),
    body: (
      <>
        <p class="quiet">{shownText(now, language)}</p>
        <Buttons>
          <ButtonLink href="/anmal" text={t('begin')} />
        </Buttons>
        <Tasks frame={frame} tasks={model.tasks} />
        <InMyName frame={frame} listed={model.inMyName} />
        <Drafts frame={frame} listed={model.drafts} />
        <Sent frame={frame} listed={model.sent} />
      </>
    ),
  };
}
