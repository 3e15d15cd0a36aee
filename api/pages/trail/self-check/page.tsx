import { trailTexts } from '../../../../templates/messages/pages/trail.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { openPage } from '../../../kit/page-route.ts';
import { auditPath, selfCheckPath } from '../paths.ts';

const command = 'npm run verify -- historik-2026-11-23.json';

const view = ({ language }: Frame): PageView => {
  const t = trailTexts(language);
  return {
    title: t('self.title'),
    back: { href: auditPath, text: t('back') },
    body: (
      <>
        <p>{t('self.lead')}</p>
        <ol>
          <li>{t('self.step1')}</li>
          <li>
            {t('self.step2')}
            <pre lang="en">{command}</pre>
          </li>
          <li>{t('self.step3')}</li>
          <li>{t('self.step4')}</li>
        </ol>
        <section>
          <h2>{t('self.finds')}</h2>
          <p>{t('self.findsWhat')}</p>
        </section>
        <section>
          <h2>{t('self.misses')}</h2>
          <p>{t('self.missesWhat')}</p>
        </section>
        <p>{t('self.format')}</p>
      </>
    ),
  };
};

/** How anybody who has an export checks it; no secret, and so for anybody. */
export const selfCheckPage = openPage({
  path: selfCheckPath,
  request: {},
  read: () => undefined,
  view,
});
