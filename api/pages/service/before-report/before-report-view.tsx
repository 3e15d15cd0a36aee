import { randomUUID } from 'node:crypto';
import type { LocalDate } from '../../../../domain/calendar/time.ts';
import { ruleInForce, shortCitation } from '../../../../domain/law/law.ts';
import type { Contact } from '../../../../services/people/contact.ts';
import { Button, ButtonLink, Buttons } from '../../../../templates/components/buttons.tsx';
import { ContactBox } from '../../../../templates/components/contact-box.tsx';
import { FilterForm } from '../../../../templates/components/filter-form.tsx';
import { serviceTexts } from '../../../../templates/messages/pages/service.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { MunicipalityContact } from '../contact-lines.tsx';

type Place = { readonly code: string; readonly name: string };

export type BeforeReportModel = {
  readonly municipalities: readonly Place[];
  readonly chosen: Place | undefined;
  readonly contact: Contact | undefined;
  readonly on: LocalDate;
  /** The code of the municipality that the reader has chosen herself. */
  readonly named: string | undefined;
};

/** Whether to call, to ask or to write. */
export function beforeReportView(frame: Frame, model: BeforeReportModel): PageView {
  const t = serviceTexts(frame.language);
  const { municipalities, chosen, contact, on } = model;
  const options = municipalities.map(({ code, name }) => ({ value: code, label: name }));
  const paragraph = shortCitation(ruleInForce('reportingDuty', on));
  return {
    title: t('report.title'),
    body: (
      <>
        <ContactBox
          id="emergency"
          heading={t('report.acute')}
          lines={[{ before: t('acute.call'), number: '112', after: '.' }]}
        />
        <FilterForm
          label={t('report.municipality')}
          action="/anmal"
          selects={[
            { name: 'kommun', label: t('report.municipality'), options, value: chosen?.code },
          ]}
          submit={t('report.show')}
        />
        {contact && <MunicipalityContact frame={frame} contact={contact} />}
        <section>
          <h2>{t('report.good')}</h2>
          <p>{t('report.duty', { paragraph })}</p>
          <p>{t('report.unsure')}</p>
          <p>
            {t('report.consultBefore')} <a href="/radfraga/ny">{t('report.consult')}</a>.{' '}
            {t('report.consultAfter')}
          </p>
        </section>
        {frame.reader ? (
          <form method="post" action="/anmal">
            <input type="hidden" name="_key" value={randomUUID()} />
            {model.named && <input type="hidden" name="kommun" value={model.named} />}
            <Buttons>
              <Button text={t('report.begin')} />
            </Buttons>
          </form>
        ) : (
          <Buttons>
            <ButtonLink href="/logga-in?till=/anmal" text={t('report.begin')} />
          </Buttons>
        )}
        <p>{t('report.private')}</p>
      </>
    ),
  };
}
