import type { JSX } from 'preact';
import { momentWords } from '../../../../domain/calendar/day-words.ts';
import type { Instant } from '../../../../domain/calendar/time.ts';
import type { CheckTimes } from '../../../../domain/house/checks.ts';
import { viewChecks, type CheckView } from '../../../../services/house/checks.ts';
import { Alert } from '../../../../templates/components/alert.tsx';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { Tag } from '../../../../templates/components/tag.tsx';
import { Time } from '../../../../templates/components/time.tsx';
import { settingsTexts } from '../../../../templates/messages/pages/settings.ts';
import { clockText, momentText, shownText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { backTo } from '../back.ts';
import { checksPath } from '../paths.ts';

type Of = { readonly frame: Frame; readonly check: CheckView };

const said = ({ language, now }: Frame, at: Instant): string =>
  momentText(momentWords(at, now), language);

const timesText = ({ language }: Frame, times: CheckTimes): string => {
  const t = settingsTexts(language);
  if (times.is === 'daily') return t('checks.daily', { at: clockText(times.at, language) });
  return times.is === 'hourly' ? t('checks.hourly') : t('checks.every', { count: times.seconds });
};

const Last = ({ frame, check: { last, doneAt } }: Of): JSX.Element => {
  const t = settingsTexts(frame.language);
  if (!last) return <>{t('checks.never')}</>;
  const text = t(`checks.${last.outcome}`, { at: said(frame, last.at) });
  return (
    <>
      <Time at={last.at} text={text} />
      {last.outcome === 'failed' && doneAt && (
        <p class="quiet">{t('checks.doneBefore', { at: said(frame, doneAt) })}</p>
      )}
    </>
  );
};

const Name = ({ frame, check: { name, overdue } }: Of): JSX.Element => {
  const t = settingsTexts(frame.language);
  return (
    <>
      {t(`check.${name}`)}
      {overdue && (
        <p>
          <Tag kind="danger" text={t('checks.overdue')} />
        </p>
      )}
    </>
  );
};

const view = (frame: Frame, checks: readonly CheckView[]): PageView => {
  const { language, now } = frame;
  const t = settingsTexts(language);
  const late = checks.filter(({ overdue }) => overdue).length;
  return {
    title: t('checks'),
    back: backTo(frame),
    body: (
      <>
        <p class="quiet">{shownText(now, language)}</p>
        {late > 0 ? (
          <Alert kind="danger" heading={t('checks.someLate', { count: late })} />
        ) : (
          <p>{t('checks.noneLate')}</p>
        )}
        <p>{t('checks.lead')}</p>
        <DataTable
          id="checks"
          caption={t('checks.caption')}
          columns={[t('checks.name'), t('checks.times'), t('checks.last'), t('checks.next')]}
          rows={checks.map((check) => ({
            key: check.name,
            cells: [
              <Name key="name" frame={frame} check={check} />,
              timesText(frame, check.times),
              <Last key="last" frame={frame} check={check} />,
              <Time key="next" at={check.nextAt} text={said(frame, check.nextAt)} />,
            ],
          }))}
          empty={t('checks.empty')}
        />
      </>
    ),
  };
};

/** `/kontroller`: what the house does by itself, when it did and when it does next. */
export const checksPage = pageRoute({
  path: checksPath,
  request: {},
  read: ({ deps, call }) => viewChecks(deps, call),
  view,
});
