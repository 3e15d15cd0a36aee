import type { JSX } from 'preact';
import type { Minutes } from '../../../../domain/meetings/records.ts';
import type { MeetingsView } from '../../../../services/meetings/view-meetings.ts';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { meetingTexts } from '../../../../templates/messages/pages/meetings.ts';
import type { Frame } from '../../../kit/frame.ts';
import { namedIn } from '../../case/people.ts';

type Of = {
  readonly frame: Frame;
  readonly head: MeetingsView;
  readonly minutes: Minutes;
  /** Tells the tables of several meetings apart. */
  readonly number: number;
};

/** What each saw, side by side, what was asked and what was agreed. */
export function MinutesView(of: Of): JSX.Element {
  const { frame, minutes, number } = of;
  const t = meetingTexts(frame.language);
  return (
    <>
      <DataTable
        id={`minutes-${number}`}
        caption={`${t('meeting.minutes')} ${number}`}
        columns={[t('minutes.who'), t('meeting.difficulties'), t('meeting.assets')]}
        rows={minutes.present.map(({ who, difficulties, assets }, key) => ({
          key,
          cells: [namedIn(of, who), difficulties ?? '–', assets ?? '–'],
        }))}
        empty="–"
      />
      {minutes.questions !== null && <p>{`${t('meeting.questions')}: ${minutes.questions}`}</p>}
      {minutes.agreed.length > 0 && (
        <>
          <p>{t('meeting.agreed')}</p>
          <ul>
            {minutes.agreed.map(({ what, by, when }, key) => (
              <li key={key}>
                {when === null
                  ? t('meeting.agreedRowUndated', { what, by: namedIn(of, by) })
                  : t('meeting.agreedRow', { what, by: namedIn(of, by), when })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
