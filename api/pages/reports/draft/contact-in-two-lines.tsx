import type { JSX } from 'preact';
import { momentWords } from '../../../../domain/calendar/day-words.ts';
import type { Contact } from '../../../../services/people/contact.ts';
import { Alert } from '../../../../templates/components/alert.tsx';
import { PhoneLink } from '../../../../templates/components/phone-link.tsx';
import { draftTexts, type DraftText } from '../../../../templates/messages/pages/draft.ts';
import { serviceTexts } from '../../../../templates/messages/pages/service.ts';
import { momentText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';

type Props = { readonly frame: Frame; readonly contact: Contact };

const emergency = '112';
const police = '114 14';

const standing = ({ frame, contact }: Props): string => {
  const t = serviceTexts(frame.language);
  if (contact.open) return t('report.openNow');
  const at = momentText(momentWords(contact.opensAt, frame.now), frame.language);
  return t('report.closedPhone', { at });
};

/** Who answers while the office is closed. */
const Otherwise = ({ frame, contact }: Props): JSX.Element | null => {
  const { open, outOfHours } = contact;
  if (open || outOfHours.phone === null) return null;
  const t = serviceTexts(frame.language);
  const who = outOfHours.rule === 'socialjour' ? 'report.socialjour' : 'report.policeOfficer';
  return (
    <>
      {` ${t(who)} `}
      <PhoneLink number={outOfHours.phone} />.
    </>
  );
};

const SocialServices = ({ t, ...of }: Props & { readonly t: DraftText }): JSX.Element => {
  const { frame, contact } = of;
  const { phone, officeHours, municipality } = contact;
  if (phone === null) return <p>{t('contact.socialWithout')}</p>;
  const hours = {
    opens: officeHours.opens.replace(':', '.'),
    closes: officeHours.closes.replace(':', '.'),
  };
  return (
    <p>
      {`${t('contact.social', { municipality })} `}
      <PhoneLink number={phone} />
      {`${serviceTexts(frame.language)('report.hours', hours)} `}
      <strong>{standing(of)}</strong>
      <Otherwise {...of} />
    </p>
  );
};

/** Whom to call, on every page of a report that is being written: 112, the police, social services. */
export function ContactInTwoLines({ frame, contact }: Props): JSX.Element {
  const t = draftTexts(frame.language);
  return (
    <section class="ds-card" data-state="acute" aria-label={t('contact')}>
      <p>
        {`${t('contact.danger')} `}
        <PhoneLink number={emergency} />
        {`. ${t('contact.police')} `}
        <PhoneLink number={police} />.
      </p>
      <SocialServices t={t} frame={frame} contact={contact} />
    </section>
  );
}

/** What opens every page once somebody has said that the child is, or may be, in danger. */
export function CallNow({ frame, contact }: Props): JSX.Element {
  const t = draftTexts(frame.language);
  const phone = contact.open ? contact.phone : (contact.outOfHours.phone ?? contact.phone);
  return (
    <Alert
      kind="danger"
      heading={phone === null ? t('ringNow.emergency') : t('ringNow.both', { phone })}
    >
      <p>{t('ringNow.stays')}</p>
    </Alert>
  );
}
