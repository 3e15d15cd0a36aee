import type { JSX } from 'preact';
import type { Contact } from '../../../services/people/contact.ts';
import { ContactBox, type ContactLine } from '../../../templates/components/contact-box.tsx';
import { momentWords } from '../../../domain/calendar/day-words.ts';
import { momentText } from '../../../templates/messages/time-words.ts';
import { serviceTexts } from '../../../templates/messages/pages/service.ts';
import type { Frame } from '../../kit/frame.ts';

const police = '114 14';

const linesOf = (t: ReturnType<typeof serviceTexts>, contact: Contact): readonly ContactLine[] => {
  const { phone, officeHours, outOfHours } = contact;
  const { opens, closes } = officeHours;
  const hours = { opens: opens.replace(':', '.'), closes: closes.replace(':', '.') };
  const otherTime =
    outOfHours.rule === 'socialjour' ? t('report.socialjour') : t('report.policeOfficer');
  return [
    ...(phone === null ? [] : [{ number: phone, after: t('report.hours', hours) }]),
    ...(outOfHours.phone === null
      ? []
      : [{ before: otherTime, number: outOfHours.phone, after: '.' }]),
    { before: t('report.police'), number: police, after: '.' },
  ];
};

const standingOf = (
  { language, now }: Frame,
  t: ReturnType<typeof serviceTexts>,
  { phone, open, opensAt }: Contact,
): string => {
  if (phone === null) return t('report.noNumber');
  return open
    ? t('report.openNow')
    : t('report.closedNow', { at: momentText(momentWords(opensAt, now), language) });
};

/** Whom to call in a municipality, when, and whether somebody answers now. */
export function MunicipalityContact({
  frame,
  contact,
}: {
  readonly frame: Frame;
  readonly contact: Contact;
}): JSX.Element {
  const t = serviceTexts(frame.language);
  return (
    <ContactBox
      heading={t('report.call', { municipality: contact.municipality })}
      lines={linesOf(t, contact)}
      standing={standingOf(frame, t, contact)}
    />
  );
}
