import type { JSX } from 'preact';
import { z } from 'zod';
import type { Listed } from '../../../../services/acting/page.ts';
import { listClients, type ClientView } from '../../../../services/people/client-views.ts';
import { ButtonLink, Buttons } from '../../../../templates/components/buttons.tsx';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { Tag } from '../../../../templates/components/tag.tsx';
import { staffTexts } from '../../../../templates/messages/pages/staff.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { backTo } from '../back.ts';
import { pageAsked, pageQuery, Pages } from '../pager.tsx';
import { systemPath, systemsPath } from '../paths.ts';
import { Revoke, Used } from './keys.tsx';

const query = z.object(pageQuery);
type Model = {
  readonly clients: Listed<ClientView>;
  readonly address: z.output<typeof query>;
};
type Of = { readonly frame: Frame; readonly client: ClientView };

const Name = ({ frame, client }: Of): JSX.Element => {
  const t = staffTexts(frame.language);
  const { clientId, name, endedAt, validKeys } = client;
  const state = endedAt ? t('systems.ended') : t('systems.noKey');
  return (
    <>
      <a href={systemPath(clientId)}>{name}</a>
      {(endedAt || validKeys === 0) && (
        <p>
          <Tag kind="danger" text={state} />
        </p>
      )}
    </>
  );
};

const ValidKeys = ({ frame, client }: Of): JSX.Element => (
  <ul class="plain-list">
    {client.keys
      .filter(({ state }) => state === 'valid' && client.endedAt === null)
      .map((key) => (
        <li key={key.keyId}>
          <Revoke frame={frame} client={client} of={key} />
        </li>
      ))}
  </ul>
);

const view = (frame: Frame, { clients, address }: Model): PageView => {
  const t = staffTexts(frame.language);
  return {
    title: t('systems'),
    back: backTo(frame),
    body: (
      <>
        <p>{t('systems.lead')}</p>
        <Buttons>
          <ButtonLink href={`${systemsPath}/nytt`} text={t('systems.add')} />
        </Buttons>
        <DataTable
          id="systems"
          caption={t('systems.caption')}
          columns={[t('systems.name'), t('systems.unit'), t('systems.used'), t('keys')]}
          rows={clients.items.map((client) => ({
            key: client.clientId,
            cells: [
              <Name key="name" frame={frame} client={client} />,
              client.unit,
              <Used key="used" frame={frame} at={client.lastUsedAt} />,
              <ValidKeys key="keys" frame={frame} client={client} />,
            ],
          }))}
          empty={t('systems.empty')}
        />
        <Pages frame={frame} path={systemsPath} address={address} total={clients.total} />
      </>
    ),
  };
};

/** `/system`: which systems are let in, and the keys by which they log in. */
export const systemsPage = pageRoute({
  path: systemsPath,
  request: { query },
  read: async ({ deps, call, input: { query: address } }) => ({
    clients: await listClients(deps, call, pageAsked(address)),
    address,
  }),
  view,
});
