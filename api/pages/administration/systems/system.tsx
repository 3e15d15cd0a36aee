import { z } from 'zod';
import { viewClient, type ClientView } from '../../../../services/people/client-views.ts';
import { Definitions } from '../../../../templates/components/definitions.tsx';
import { staffTexts } from '../../../../templates/messages/pages/staff.ts';
import { dateTimeText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { statedId } from '../../../routes/schemas.ts';
import { systemPath, systemsPath } from '../paths.ts';
import { Keys } from './keys.tsx';

export const systemParams = z.object({ clientId: statedId });

const view = (frame: Frame, client: ClientView): PageView => {
  const t = staffTexts(frame.language);
  const { clientId, name, login, unit, endedAt } = client;
  const at = systemPath(clientId);
  return {
    title: t('system'),
    heading: name,
    back: { href: systemsPath, text: t('systems.back') },
    body: (
      <>
        <Definitions
          items={[
            { term: t('systems.unit'), answer: unit },
            { term: t('system.login'), answer: login },
          ]}
        />
        {endedAt !== null && <p>{t('system.endedAt', { at: dateTimeText(endedAt, frame) })}</p>}
        <section>
          <h2>{t('keys')}</h2>
          {endedAt === null && (
            <p>
              <a href={`${at}/nycklar/ny`}>{t('keys.register')}</a>
            </p>
          )}
          <Keys frame={frame} client={client} />
        </section>
        {endedAt === null && (
          <p>
            <a href={`${at}/avsluta`}>{t('system.end')}</a>
          </p>
        )}
      </>
    ),
  };
};

/** `/system/{s}`: one system, with all keys that it has or has had. */
export const systemPage = pageRoute({
  path: systemPath(':clientId'),
  request: { params: systemParams },
  read: ({ deps, call, input: { params } }) => viewClient(deps, call, params.clientId),
  view,
});
