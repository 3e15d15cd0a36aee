import type { JSX } from 'preact';
import { momentWords } from '../../../../domain/calendar/day-words.ts';
import { localDate } from '../../../../domain/calendar/time.ts';
import { signatoryRoles } from '../../../../domain/access/roles.ts';
import type { ReportView } from '../../../../services/reports/report-views.ts';
import { PhoneLink } from '../../../../templates/components/phone-link.tsx';
import { SecrecyLine } from '../../../../templates/components/secrecy-line.tsx';
import { frameTexts } from '../../../../templates/messages/pages/frame.ts';
import { receiptTexts } from '../../../../templates/messages/pages/receipt.ts';
import {
  capitalised,
  fullDateText,
  momentText,
  timeText,
} from '../../../../templates/messages/time-words.ts';
import { translator } from '../../../../templates/messages/translate.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { secrecyLine } from '../../../kit/secrecy-line.ts';
import { ownReportPath } from '../own-path.ts';

type Props = { readonly frame: Frame; readonly report: ReportView };

/** *Rektor, skolsköterska och kurator* */
const rolesAsked = ({ frame: { language }, report }: Props): string => {
  const [t, words] = [receiptTexts(language), translator(language)];
  const awaited = report.signatures.filter(({ state }) => state === 'awaited');
  const names = signatoryRoles
    .filter((role) => awaited.some((one) => one.role === role))
    .map((role) => words(`signatory.${role}`));
  const last = names.pop();
  return capitalised(
    last === undefined || names.length === 0 ? (last ?? '') : names.join(', ') + t('and') + last,
  );
};

/** The receipt itself, once it is made. */
const Papers = ({ frame, report }: Props): JSX.Element => {
  const t = receiptTexts(frame.language);
  const path = ownReportPath(report.id);
  const confirmed = report.links.find(({ kind }) => kind === 'confirms');
  const isMade = report.letters.some(({ kind }) => kind === 'receipt');
  return (
    <>
      {confirmed && <p>{t('confirms', { reference: confirmed.reference })}</p>}
      {!confirmed && isMade && (
        <p>
          <a href={`${path}/kvitto/pdf`}>{t('pdf')}</a>
        </p>
      )}
      {!confirmed && !isMade && (
        <p>
          {`${t('coming')} `}
          <a href={`${path}/kvitto`}>{t('reload')}</a>
        </p>
      )}
      <p>
        <a href={`${path}/kopia`}>{t('copy')}</a>
      </p>
    </>
  );
};

const Siblings = ({ frame, report }: Props): JSX.Element | null => {
  const siblings = report.links.filter(({ kind }) => kind === 'siblingOf');
  if (siblings.length === 0) return null;
  return (
    <>
      <p>{receiptTexts(frame.language)('siblings')}</p>
      <ul>
        {siblings.map(({ id, reference }) => (
          <li key={id}>
            <a href={`${ownReportPath(id)}/kvitto`}>{reference}</a>
          </li>
        ))}
      </ul>
    </>
  );
};

const Next = (props: Props): JSX.Element => {
  const { frame, report } = props;
  const { language, now } = frame;
  const t = receiptTexts(language);
  const { openedByPersonAt: opened } = report;
  const roles = rolesAsked(props);
  return (
    <>
      <h2>{t('next')}</h2>
      <ol>
        <li>
          {opened === null
            ? t('opens')
            : t('seen', { at: momentText(momentWords(opened, now), language) })}
        </li>
        {roles !== '' && <li>{t('asked', { roles })}</li>}
        <li>{t('calls')}</li>
        <li>{t('feedback')}</li>
      </ol>
      <SecrecyLine text={secrecyLine(frame, 'feedback')} />
    </>
  );
};

/** That a report has come in, and never what becomes of it. */
export function receiptView(frame: Frame, report: ReportView): PageView {
  const { language } = frame;
  const t = receiptTexts(language);
  const { receivedAt, reference, municipality, id } = report;
  const at = `${fullDateText(localDate(receivedAt), language)} ${timeText(receivedAt, language)}`;
  return {
    title: t('title'),
    back: { href: '/mina-anmalningar', text: frameTexts(language)('home.sender') },
    body: (
      <>
        <p class="lead">{t('facts', { reference, at, municipality })}</p>
        <p>{t('only')}</p>
        <Papers frame={frame} report={report} />
        <Siblings frame={frame} report={report} />
        <Next frame={frame} report={report} />
        <p>
          {`${t('add')} `}
          <a href={`${ownReportPath(id)}/komplettera`}>{t('add.link')}</a>
          {`. ${t('acute')} `}
          <PhoneLink number="112" />.
        </p>
        <p>{t('mail')}</p>
      </>
    ),
  };
}
