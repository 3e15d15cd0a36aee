import type { JSX } from 'preact';
import { momentWords } from '../../../../domain/calendar/day-words.ts';
import type { Instant } from '../../../../domain/calendar/time.ts';
import type { ClientKeyView, ClientView } from '../../../../services/people/client-views.ts';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { Time } from '../../../../templates/components/time.tsx';
import { staffTexts } from '../../../../templates/messages/pages/staff.ts';
import { dateTimeText, momentText, untilText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import { revocationPath } from '../paths.ts';

type Of = { readonly frame: Frame; readonly client: ClientView };
type OfKey = Of & { readonly of: ClientKeyView };

/** When something was used, seen from now; *never* where it was not. */
export function Used({
  frame,
  at,
}: {
  readonly frame: Frame;
  readonly at: Instant | null;
}): JSX.Element {
  const { language, now } = frame;
  if (at === null) return <>{staffTexts(language)('systems.never')}</>;
  return <Time at={at} text={momentText(momentWords(at, now), language)} />;
}

/** The way to revoke a key; nothing for one that is over or revoked. */
export function Revoke({ frame, client, of: { state, keyId, kid } }: OfKey): JSX.Element | null {
  if (state !== 'valid') return null;
  const t = staffTexts(frame.language);
  return (
    <a href={revocationPath(client.clientId, keyId)}>
      {t('keys.revoke', { kid, system: client.name })}
    </a>
  );
}

const State = ({ frame, client, of }: OfKey): JSX.Element => {
  const t = staffTexts(frame.language);
  if (of.state === 'revoked' && of.revokedAt !== null) {
    return <>{t('keys.revoked', { at: dateTimeText(of.revokedAt, frame) })}</>;
  }
  return (
    <>
      {t(of.state === 'expired' ? 'keys.expired' : 'keys.valid')}
      <p>
        <Revoke frame={frame} client={client} of={of} />
      </p>
    </>
  );
};

/** All keys of a system, also those that are over or revoked. */
export function Keys({ frame, client }: Of): JSX.Element {
  const t = staffTexts(frame.language);
  return (
    <DataTable
      id="keys"
      caption={t('keys.caption')}
      columns={[
        t('keys.name'),
        t('keys.algorithm'),
        t('keys.added'),
        t('keys.expires'),
        t('keys.used'),
        t('keys.state'),
      ]}
      rows={client.keys.map((key) => ({
        key: key.keyId,
        cells: [
          key.kid,
          key.algorithm,
          <Time key="added" at={key.addedAt} text={dateTimeText(key.addedAt, frame)} />,
          key.expiresAt === null ? t('keys.noEnd') : untilText(key.expiresAt, frame),
          <Used key="used" frame={frame} at={key.lastUsedAt} />,
          <State key="state" frame={frame} client={client} of={key} />,
        ],
      }))}
      empty={t('keys.empty')}
    />
  );
}
