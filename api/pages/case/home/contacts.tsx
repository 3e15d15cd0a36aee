import type { JSX } from 'preact';
import { contactParties } from '../../../../domain/intake/contact-lock.ts';
import type { CaseContent } from '../../../../services/desk/case-content.ts';
import { Definitions } from '../../../../templates/components/definitions.tsx';
import { caseTexts } from '../../../../templates/messages/pages/case.ts';
import type { Frame } from '../../../kit/frame.ts';

type Of = { readonly frame: Frame; readonly content: CaseContent };

/** Who may be contacted now, and why others not. A guardian's number stands there only when she may. */
export function Contacts({ frame, content }: Of): JSX.Element {
  const t = caseTexts(frame.language);
  const { contacts, guardians } = content;
  const reached = guardians.filter(({ phone, refusal }) => phone !== null && refusal === null);
  return (
    <section>
      <h2>{t('contacts')}</h2>
      <Definitions
        items={contactParties.map((party) => {
          const refusal = contacts[party];
          return {
            term: t(`contact.${party}`),
            answer: refusal === null ? t('contact.yes') : t('contact.no'),
            why: refusal === null ? undefined : t(`refusal.${refusal}`),
          };
        })}
      />
      {reached.length > 0 && (
        <ul>
          {reached.map(({ place, givenName, familyName, phone }, at) => (
            <li key={place}>
              {t('guardian', {
                name:
                  [givenName, familyName].filter(Boolean).join(' ') ||
                  t('guardianPlace', { number: at + 1 }),
                phone: phone ?? '',
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
