import type { JSX } from 'preact';
import { momentWords } from '../../../../domain/calendar/day-words.ts';
import {
  viewAdministration,
  type AdministrationView,
} from '../../../../services/house/administration.ts';
import { viewChecks, type CheckView } from '../../../../services/house/checks.ts';
import { TaskCard, TaskList } from '../../../../templates/components/task-card.tsx';
import { administrationTexts } from '../../../../templates/messages/pages/administration.ts';
import { momentText, shownText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import {
  administrationPath,
  checksPath,
  peoplePath,
  reconciliationPath,
  settingsPath,
  systemsPath,
} from '../paths.ts';
import { toDoIn } from './cards.ts';

type Model = {
  readonly administration: AdministrationView;
  readonly checks: readonly CheckView[];
};

const Pages = ({ frame }: { readonly frame: Frame }): JSX.Element => {
  const t = administrationTexts(frame.language);
  const links = [
    [peoplePath, t('people')],
    [systemsPath, t('systems')],
    [settingsPath, t('settings')],
    [checksPath, t('checks')],
    [reconciliationPath, t('reconciliation')],
  ] as const;
  return (
    <section>
      <h2>{t('pages')}</h2>
      <ul class="deeds">
        {links.map(([href, text]) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
};

const view = (frame: Frame, { administration, checks }: Model): PageView => {
  const { language, now } = frame;
  const t = administrationTexts(language);
  const all = toDoIn(frame, administration);
  const next = checks.find(({ name }) => name === 'reconciliation')?.nextAt;
  return {
    title: t('title'),
    heading: t('heading'),
    body: (
      <>
        <p class="quiet">{shownText(now, language)}</p>
        {next !== undefined && (
          <p>{t('next', { at: momentText(momentWords(next, now), language) })}</p>
        )}
        {all.length === 0 ? (
          <p>{t('empty')}</p>
        ) : (
          <TaskList>
            {all.map(({ text, href, isLate, lines }) => (
              <TaskCard
                key={text}
                deed={{ text, href }}
                state={isLate ? 'late' : undefined}
                lines={lines}
              />
            ))}
          </TaskList>
        )}
        <Pages frame={frame} />
      </>
    ),
  };
};

/** `/forvaltning`: what to do before the next check of the house. None of it tells of a case. */
export const administrationHome = pageRoute({
  path: administrationPath,
  request: {},
  read: async ({ deps, call }) => ({
    administration: await viewAdministration(deps, call),
    checks: await viewChecks(deps, call),
  }),
  view,
});
