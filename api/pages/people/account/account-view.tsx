import type { JSX } from 'preact';
import { momentWords } from '../../../../domain/calendar/day-words.ts';
import type { Instant } from '../../../../domain/calendar/time.ts';
import { idleChoices, type IdleMinutes } from '../../../../domain/people/session-times.ts';
import type { SessionView } from '../../../../services/people/own-sessions.ts';
import { Button, Buttons } from '../../../../templates/components/buttons.tsx';
import { Radios } from '../../../../templates/components/choices.tsx';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { Time } from '../../../../templates/components/time.tsx';
import { accountTexts } from '../../../../templates/messages/pages/account.ts';
import { momentText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';

export type AccountModel = {
  readonly sessions: readonly SessionView[];
  readonly idleMinutes: IdleMinutes;
  readonly municipality: string;
};

type Of = { readonly frame: Frame; readonly model: AccountModel };

const said = ({ language, now }: Frame, at: Instant): string =>
  momentText(momentWords(at, now), language);

type OneProps = { readonly frame: Frame; readonly session: SessionView; readonly number: number };

const EndSession = ({ frame, session, number }: OneProps): JSX.Element => {
  const t = accountTexts(frame.language);
  if (session.isThis) return <>{t('sessions.this')}</>;
  const name = t('sessions.endThat', { number, at: said(frame, session.startedAt) });
  return (
    <form method="post" action="/konto">
      <button class="plain" name="end" value={session.id} aria-label={name}>
        {t('sessions.end')}
      </button>
    </form>
  );
};

const Sessions = ({ frame, model: { sessions } }: Of): JSX.Element => {
  const t = accountTexts(frame.language);
  return (
    <section>
      <h2>{t('sessions')}</h2>
      <DataTable
        id="sessions"
        caption={t('sessionsCaption')}
        columns={[t('sessions.began'), t('sessions.seen'), t('sessions.which')]}
        rows={sessions.map((session, at) => ({
          key: session.id,
          cells: [
            <Time key="began" at={session.startedAt} text={said(frame, session.startedAt)} />,
            <Time key="seen" at={session.lastSeenAt} text={said(frame, session.lastSeenAt)} />,
            <EndSession key="end" frame={frame} session={session} number={at + 1} />,
          ],
        }))}
        empty={t('sessions.none')}
      />
    </section>
  );
};

const Longer = ({ frame, model: { idleMinutes } }: Of): JSX.Element => {
  const t = accountTexts(frame.language);
  return (
    <section>
      <h2>{t('idle')}</h2>
      <form method="post" action="/konto">
        <Radios
          name="idle"
          label={t('idle.question')}
          hint={t('idle.hint')}
          value={String(idleMinutes)}
          choices={idleChoices.map((minutes) => ({
            value: String(minutes),
            label: t(`idle.${minutes}`),
          }))}
        />
        <Buttons>
          <Button text={t('idle.save')} />
        </Buttons>
      </form>
    </section>
  );
};

/** Where somebody is logged in, for how long, and the way to say that she is away. */
export function accountView(frame: Frame, model: AccountModel): PageView {
  const t = accountTexts(frame.language);
  const { reader } = frame;
  return {
    title: t('title'),
    body: (
      <>
        {reader && <p>{`${reader.name}, ${reader.function}`}</p>}
        <p>{t('municipality', { municipality: model.municipality })}</p>
        <Sessions frame={frame} model={model} />
        <Longer frame={frame} model={model} />
        <section>
          <h2>{t('absence')}</h2>
          <p>{t('absence.what')}</p>
          <p>
            <a href="/franvaro">{t('absence.link')}</a>
          </p>
        </section>
      </>
    ),
  };
}
