import type { ReportSummary } from '../../../services/reports/report-views.ts';
import { wordTexts } from '../../../templates/messages/pages/words.ts';
import type { Frame } from '../../kit/frame.ts';

type Shown = Pick<ReportSummary, 'status' | 'concludedAs'>;

/** The status of a case in the words of those who receive it. */
export function statusText({ language }: Pick<Frame, 'language'>, shown: Shown): string {
  const words = wordTexts(language);
  const { status, concludedAs } = shown;
  if (status !== 'concluded') return words(`status.receiver.${status}`);
  if (concludedAs === null) return words('status.receiver.closed');
  return concludedAs === 'forwarded'
    ? words('status.receiver.concluded.forwarded', { municipality: '…' })
    : words(`status.receiver.concluded.${concludedAs}`);
}
