import type { JSX } from 'preact';
import { dueWords } from '../../../../domain/calendar/due-words.ts';
import { momentWords } from '../../../../domain/calendar/day-words.ts';
import { intakeKinds } from '../../../../domain/duties/work-queues.ts';
import type { Capped, WorkFilter, WorkView } from '../../../../services/desk/work.ts';
import { Counters } from '../../../../templates/components/counters.tsx';
import { FilterForm } from '../../../../templates/components/filter-form.tsx';
import { Pager } from '../../../../templates/components/pager.tsx';
import { TaskList } from '../../../../templates/components/task-card.tsx';
import { workTexts } from '../../../../templates/messages/pages/work.ts';
import { dueText, momentText, shownText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { deedText } from '../../duties/duty-words.ts';
import { WorkCardView } from '../work-card.tsx';
import { lists, workAddress, type ListName, type WorkAddress } from './query.ts';

export const workPath = '/att-gora';

export type WorkModel = { readonly work: WorkView; readonly address: WorkAddress };
type Of = { readonly frame: Frame; readonly model: WorkModel };

const listNames = Object.keys(lists) as readonly ListName[];

const counterText = (frame: Frame, list: WorkFilter, { count, more }: Capped): string => {
  const t = workTexts(frame.language);
  return more ? t(`${list}.many`) : t(list, { count });
};

const ListCounters = ({ frame, model: { work, address } }: Of): JSX.Element => {
  const t = workTexts(frame.language);
  const { vems, lista } = address;
  return (
    <Counters
      label={t('counters')}
      counters={[
        { href: workAddress(workPath, { vems }), text: t('all'), current: lista === undefined },
        ...listNames.map((name) => ({
          href: workAddress(workPath, { vems, lista: name }),
          text: counterText(frame, lists[name], work.counters[lists[name]]),
          current: lista === name,
        })),
      ]}
    />
  );
};

const Filter = ({ frame, model: { address } }: Of): JSX.Element => {
  const t = workTexts(frame.language);
  const tasks = intakeKinds.map((kind) => ({ value: kind, label: deedText(frame, kind) }));
  return (
    <FilterForm
      label={t('filter')}
      action={workPath}
      selects={[
        {
          name: 'vems',
          label: t('whose'),
          value: address.vems,
          options: [
            { value: 'mina', label: t('whose.mine') },
            { value: 'enheten', label: t('whose.unit') },
          ],
        },
        {
          name: 'uppgift',
          label: t('what'),
          value: address.uppgift,
          blank: t('what.all'),
          options: tasks,
        },
      ]}
      submit={t('show')}
      shown={address.uppgift && t('shown', { what: deedText(frame, address.uppgift) })}
      clear={{ href: workAddress(workPath, { vems: address.vems }), text: t('clear') }}
    />
  );
};

const Nothing = ({ frame, model: { work } }: Of): JSX.Element => {
  const { language, now } = frame;
  const t = workTexts(language);
  const { next, counters } = work;
  const due = next && dueText(dueWords(next.dueAt, now), language);
  return (
    <>
      <p>{t('empty', { at: momentText(momentWords(now, now), language) })}</p>
      {next && due && <p>{t('emptyNext', { deed: deedText(frame, next.kind), due })}</p>}
      <p>{t('emptyUnopened', { count: counters.unopened.count })}</p>
    </>
  );
};

const Pages = ({ frame, model: { work, address } }: Of): JSX.Element | null => {
  const t = workTexts(frame.language);
  const { page, hasNextPage } = work;
  if (page === 1 && !hasNextPage) return null;
  const to = (sida: number): string => workAddress(workPath, { ...address, sida });
  return (
    <Pager
      label={t('pages')}
      position={t('position', { page })}
      previous={page > 1 ? { href: to(page - 1), text: t('previous') } : undefined}
      next={hasNextPage ? { href: to(page + 1), text: t('next') } : undefined}
    />
  );
};

/** What somebody at intake has to do now, by when and by which rule. */
export function workView(frame: Frame, model: WorkModel): PageView {
  const { language, now } = frame;
  const t = workTexts(language);
  const { cards } = model.work;
  return {
    title: t('title'),
    body: (
      <>
        <p class="quiet">
          {shownText(now, language)}{' '}
          <a href={workAddress(workPath, model.address)}>{t('refresh')}</a>
        </p>
        <ListCounters frame={frame} model={model} />
        <Filter frame={frame} model={model} />
        {cards.length === 0 ? (
          <Nothing frame={frame} model={model} />
        ) : (
          <TaskList>
            {cards.map((card) => (
              <WorkCardView key={card.duty.id} frame={frame} card={card} />
            ))}
          </TaskList>
        )}
        <Pages frame={frame} model={model} />
        <ul>
          <li>
            <a href="/anmalningar">{t('find')}</a>
          </li>
          <li>
            <a href="/registrera/samtal">{t('register')}</a>
          </li>
          <li>
            <a href="/registrera/papper">{t('registerPaper')}</a>
          </li>
        </ul>
      </>
    ),
  };
}
