import type { JSX } from 'preact';
import { leaders } from '../../../../domain/access/grants.ts';
import type { Role } from '../../../../domain/access/roles.ts';
import { momentWords } from '../../../../domain/calendar/day-words.ts';
import type { AgencyKind } from '../../../../domain/report/report-content.ts';
import type { EnvelopeView } from '../../../../services/desk/case.ts';
import { Alert } from '../../../../templates/components/alert.tsx';
import { Button, Buttons } from '../../../../templates/components/buttons.tsx';
import { caseTexts } from '../../../../templates/messages/pages/case.ts';
import { momentText } from '../../../../templates/messages/time-words.ts';
import { translator } from '../../../../templates/messages/translate.ts';
import { OwnFields } from '../../../kit/form.tsx';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { NowAndThen } from './duties.tsx';

type Of = { readonly frame: Frame; readonly seen: EnvelopeView };

const isLeader = (role: Role | undefined): boolean =>
  role !== undefined && (leaders as readonly Role[]).includes(role);

const OpenForm = ({ frame, form }: { frame: Frame; form: FormState }): JSX.Element => {
  const t = caseTexts(frame.language);
  return (
    <form id={form.id} method="post">
      <OwnFields frame={frame} form={form} />
      <Buttons>
        <Button text={t('open')} />
        {isLeader(frame.role) && (
          <Button kind="secondary" name="sedan" value="fordela" text={t('openAndAssign')} />
        )}
      </Buttons>
    </form>
  );
};

/** How urgent it is, as far as the envelope tells. */
export function Urgency({ frame, seen }: { frame: Frame; seen: EnvelopeView }): JSX.Element {
  const t = caseTexts(frame.language);
  const { acute, summary } = seen;
  return (
    <>
      {acute === 'stated' && <Alert kind="danger" heading={t('acute')} />}
      {acute === 'treatedAs' && <Alert kind="warning" heading={t('treatedAsAcute')} />}
      {summary.protectedContact && (
        <Alert kind="danger" heading={t('protected')}>
          <p>{t('protected.what')}</p>
        </Alert>
      )}
      {summary.protectedIdentity && (
        <Alert kind="warning" heading={t('identity')}>
          <p>{t('identity.what')}</p>
        </Alert>
      )}
    </>
  );
}

const Came = ({ frame, seen: { summary } }: Of): JSX.Element => {
  const { language, now } = frame;
  const agency = translator(language)(`agency.${summary.agencyKind as AgencyKind}`);
  const at = momentText(momentWords(summary.receivedAt, now), language);
  return <p>{caseTexts(language)('came', { at, agency })}</p>;
};

/** What there is to see of a report that nobody has opened: nothing of what it says. */
export function envelopeView(frame: Frame, seen: EnvelopeView, form: FormState): PageView {
  const t = caseTexts(frame.language);
  const { reference } = seen.summary;
  return {
    title: t('unopened', { reference }),
    back: { href: '/att-gora', text: t('list') },
    body: (
      <>
        <Came frame={frame} seen={seen} />
        <Urgency frame={frame} seen={seen} />
        <p>{t('unopened.what')}</p>
        {seen.possible.includes('reportOpened') && <OpenForm frame={frame} form={form} />}
        <NowAndThen frame={frame} id={seen.summary.id} duties={seen.duties} isOpened={false} />
      </>
    ),
  };
}
