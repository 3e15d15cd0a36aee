import type { JSX } from 'preact';
import type { Contact } from '../../../../services/people/contact.ts';
import { ButtonLink, Buttons } from '../../../../templates/components/buttons.tsx';
import { ContactBox } from '../../../../templates/components/contact-box.tsx';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { PhoneLink } from '../../../../templates/components/phone-link.tsx';
import { serviceTexts, type ServiceText } from '../../../../templates/messages/pages/service.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { Descriptions, TestPeople, type TestPlace } from './test-people.tsx';

export type StartModel = {
  readonly contacts: readonly Contact[];
  readonly publicOrigin: string;
  /** Temporal's own page, where there is one. */
  readonly temporalUiUrl: string | undefined;
  /** Seeded people; undefined outside development. */
  readonly testPlaces: readonly TestPlace[] | undefined;
};

const number = (t: ServiceText, phone: string | null): JSX.Element | string =>
  phone === null ? t('start.noNumber') : <PhoneLink number={phone} />;

const Numbers = ({ t, contacts }: { t: ServiceText; contacts: readonly Contact[] }) => (
  <section>
    <h2>{t('start.numbers')}</h2>
    <DataTable
      id="numbers"
      caption={t('start.numbersCaption')}
      columns={[t('start.municipality'), t('start.day'), t('start.otherTime')]}
      rows={contacts.map(({ municipality, phone, outOfHours }) => ({
        key: municipality,
        cells: [municipality, number(t, phone), number(t, outOfHours.phone)],
      }))}
      empty={t('start.noNumber')}
    />
  </section>
);

/** Where to go: 112, the report, the login, the numbers. */
export function startView({ language }: Frame, model: StartModel): PageView {
  const t = serviceTexts(language);
  const { contacts, temporalUiUrl, testPlaces, publicOrigin } = model;
  return {
    title: t('start.title'),
    body: (
      <>
        <p class="lead">{t('start.lead')}</p>
        <ContactBox
          id="emergency"
          heading={t('acute.heading')}
          lines={[{ before: t('acute.call'), number: '112', after: t('acute.after') }]}
        />
        <section>
          <h2>{t('start.report')}</h2>
          <p>{t('start.reportWhat')}</p>
          <Buttons>
            <ButtonLink href="/anmal" text={t('start.begin')} />
          </Buttons>
        </section>
        <section>
          <h2>{t('start.logIn')}</h2>
          <p>{t('start.logInWhat')}</p>
          <Buttons>
            <ButtonLink href="/logga-in" text={t('start.logIn')} kind="secondary" />
          </Buttons>
        </section>
        <Numbers t={t} contacts={contacts} />
        {(testPlaces ?? temporalUiUrl) && <Descriptions t={t} temporalUiUrl={temporalUiUrl} />}
        {testPlaces && <TestPeople t={t} publicOrigin={publicOrigin} places={testPlaces} />}
      </>
    ),
  };
}
