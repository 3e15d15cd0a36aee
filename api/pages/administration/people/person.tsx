import type { JSX } from 'preact';
import { z } from 'zod';
import { momentWords } from '../../../../domain/calendar/day-words.ts';
import { viewStaff, type HeldFunction, type StaffView } from '../../../../services/people/staff.ts';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { Definitions } from '../../../../templates/components/definitions.tsx';
import { Time } from '../../../../templates/components/time.tsx';
import { eventTexts } from '../../../../templates/messages/pages/event-words.ts';
import { staffTexts } from '../../../../templates/messages/pages/staff.ts';
import { dateTimeText, momentText, untilText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { statedId } from '../../../routes/schemas.ts';
import { endingPath, peoplePath, personPath } from '../paths.ts';
import { functionText } from './list.tsx';

export const personParams = z.object({ personId: statedId });

type Model = {
  readonly staff: StaffView;
  /** Nobody gives herself a function. */
  readonly isReader: boolean;
};
type Of = { readonly frame: Frame; readonly staff: StaffView };

const Contact = ({ frame, staff }: Of): JSX.Element => {
  const t = staffTexts(frame.language);
  const { title, phone, email, login, personId } = staff;
  return (
    <section>
      <h2>{t('person.contact')}</h2>
      <Definitions
        items={[
          { term: t('person.title'), answer: title },
          { term: t('person.phone'), answer: phone ?? t('person.none') },
          { term: t('person.email'), answer: email ?? t('person.none') },
          { term: t('person.login'), answer: login },
        ]}
      />
      <p>
        <a href={`${personPath(personId)}/kontakt`}>{t('person.change')}</a>
      </p>
    </section>
  );
};

/** What a function is, with what is particular to this one. */
const heldText = ({ language }: Frame, held: HeldFunction): string => {
  const t = staffTexts(language);
  const { deputyFor, needToKnow } = held;
  return [
    functionText(language, held),
    ...(deputyFor
      ? [t('functions.deputy', { role: eventTexts(language)(`role.${deputyFor}`) })]
      : []),
    ...(needToKnow ? [t('functions.knows')] : []),
  ].join(', ');
};

const State = ({
  frame,
  personId,
  held,
}: {
  readonly frame: Frame;
  readonly personId: string;
  readonly held: HeldFunction;
}): JSX.Element => {
  const t = staffTexts(frame.language);
  const name = functionText(frame.language, held);
  return (
    <>
      {t(`functions.${held.state}`)}
      {held.state !== 'ended' && (
        <p>
          <a href={endingPath(personId, held.assignmentId)}>
            {t('functions.end', { function: name })}
          </a>
        </p>
      )}
    </>
  );
};

const Functions = ({ frame, model }: { readonly frame: Frame; readonly model: Model }) => {
  const { staff, isReader } = model;
  const t = staffTexts(frame.language);
  return (
    <section>
      <h2>{t('functions')}</h2>
      {!isReader && (
        <p>
          <a href={`${personPath(staff.personId)}/funktioner/ny`}>{t('functions.grant')}</a>
        </p>
      )}
      <DataTable
        id="functions"
        caption={t('functions.caption')}
        columns={[
          t('functions.function'),
          t('functions.from'),
          t('functions.to'),
          t('functions.state'),
        ]}
        rows={staff.functions.map((held) => ({
          key: held.assignmentId,
          cells: [
            heldText(frame, held),
            <Time key="from" at={held.from} text={dateTimeText(held.from, frame)} />,
            held.to === null ? (
              t('functions.until')
            ) : (
              <Time key="to" at={held.to} text={untilText(held.to, frame)} />
            ),
            <State key="state" frame={frame} personId={staff.personId} held={held} />,
          ],
        }))}
        empty={t('functions.empty')}
      />
    </section>
  );
};

const Sessions = ({ frame, staff }: Of): JSX.Element => {
  const { language, now } = frame;
  const t = staffTexts(language);
  const { open: count, lastSeenAt } = staff.sessions;
  if (count === 0 || lastSeenAt === null) return <p>{t('sessions.none')}</p>;
  const seen = momentText(momentWords(lastSeenAt, now), language);
  return (
    <>
      <p>{t('sessions.open', { count, seen })}</p>
      <p>
        <a href={`${personPath(staff.personId)}/logga-ut`}>{t('sessions.end')}</a>
      </p>
    </>
  );
};

const Absences = ({ frame, staff: { absences } }: Of): JSX.Element => {
  const t = staffTexts(frame.language);
  if (absences.length === 0) return <p>{t('absences.none')}</p>;
  return (
    <ul>
      {absences.map(({ startsAt, endsAt }) => (
        <li key={startsAt}>
          {t('absences.one', {
            from: dateTimeText(startsAt, frame),
            to: untilText(endsAt, frame),
          })}
        </li>
      ))}
    </ul>
  );
};

const view = (frame: Frame, model: Model): PageView => {
  const t = staffTexts(frame.language);
  const { staff } = model;
  return {
    title: t('person'),
    heading: `${staff.givenName} ${staff.familyName}`,
    back: { href: peoplePath, text: t('person.back') },
    body: (
      <>
        <Functions frame={frame} model={model} />
        <Contact frame={frame} staff={staff} />
        <section>
          <h2>{t('sessions')}</h2>
          <Sessions frame={frame} staff={staff} />
        </section>
        <section>
          <h2>{t('absences')}</h2>
          <Absences frame={frame} staff={staff} />
        </section>
      </>
    ),
  };
};

/** `/personer/{p}`: her functions from and to, how she is reached, and where she is logged in. */
export const personPage = pageRoute({
  path: personPath(':personId'),
  request: { params: personParams },
  read: async ({ deps, call, input: { params }, visit }) => ({
    staff: await viewStaff(deps, call, params.personId),
    isReader: visit.actor.personId === params.personId,
  }),
  view,
});
