import type { JSX } from 'preact';
import type { OpenCaseView } from '../../../../services/desk/case.ts';
import { Alert } from '../../../../templates/components/alert.tsx';
import { caseTexts } from '../../../../templates/messages/pages/case.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { childName } from '../../desk/child-name.ts';
import { casePath } from '../case-path.ts';
import { statusText } from '../status-text.ts';
import { Contacts } from './contacts.tsx';
import { NowAndThen } from './duties.tsx';
import { Important } from '../important.tsx';
import { Known } from './known.tsx';
import { Deeds, More } from './more.tsx';

type Of = { readonly frame: Frame; readonly seen: OpenCaseView };

const Facts = ({ frame, seen }: Of): JSX.Element => {
  const t = caseTexts(frame.language);
  const { summary, owner } = seen;
  const { reference } = summary;
  return (
    <p class="quiet">
      {t('facts', { reference, status: statusText(frame, summary) })}
      {' · '}
      {owner ? t('handles', { name: owner.name ?? '–' }) : t('nobody')}
    </p>
  );
};

const Alarms = ({ frame, seen }: Of): JSX.Element => {
  const t = caseTexts(frame.language);
  const { summary, warnings, possible } = seen;
  return (
    <>
      {summary.protectedContact && (
        <Alert kind="danger" heading={t('protected')}>
          <p>{t('protected.what')}</p>
          {possible.includes('protectedContactLifted') && (
            <p>
              <a href={`${casePath(summary.id)}/skyddad-kontakt`}>{t('protected.lift')}</a>
            </p>
          )}
        </Alert>
      )}
      {summary.protectedIdentity && (
        <Alert kind="warning" heading={t('identity')}>
          <p>{t('identity.what')}</p>
        </Alert>
      )}
      {summary.youngPerson && <Alert kind="info" heading={t('young')} />}
      {warnings.map((warning) => (
        <Alert key={warning} kind="warning" heading={t(`warning.${warning}`)} />
      ))}
    </>
  );
};

/** A case that is open: what must be done now, by when, by which rule; then what the report says. */
export function openView(frame: Frame, seen: OpenCaseView): PageView {
  const t = caseTexts(frame.language);
  const { summary, content } = seen;
  return {
    title: `${t('title')} ${summary.reference}`,
    heading: childName(frame, content.child),
    back: { href: '/att-gora', text: t('list') },
    body: (
      <>
        <Facts frame={frame} seen={seen} />
        <Alarms frame={frame} seen={seen} />
        <NowAndThen frame={frame} id={summary.id} duties={seen.duties} isOpened />
        <section>
          <h2>{t('important')}</h2>
          <Important frame={frame} id={summary.id} content={content} />
        </section>
        <Contacts frame={frame} content={content} />
        <Known frame={frame} seen={seen} />
        <Deeds frame={frame} seen={seen} />
        <More frame={frame} seen={seen} />
      </>
    ),
  };
}
