import type { ReportState } from '../../domain/waking/first-views.ts';
import type { Case } from './case.ts';
import { keepMade } from './keep-made.ts';
import { makeReceipt, makeReportAsSent } from './activities.ts';

const documents = [
  { step: 'receipt', make: makeReceipt },
  { step: 'report-as-sent', make: makeReportAsSent },
] as const;

/**
 * Waits until a person has opened the report, assessed the need of protection and decided. It
 * reminds nobody: the ladders of those duties do.
 */
const handled = async (file: Case<ReportState>): Promise<void> => {
  await file.until(({ status }) => status !== 'received');
  await file.until(({ assessed }) => assessed);
  await file.until(({ concluded }) => concluded);
};

/**
 * Has the receipt and the report as sent made as soon as a report has come in, at any hour and
 * whether or not anybody has opened it.
 */
export async function intake(
  file: Case<ReportState>,
  isFinished: (state: ReportState) => boolean,
): Promise<void> {
  const kept = documents.map(({ step, make }) =>
    keepMade(
      file,
      (state) => [
        { step, stands: state.documents.includes(step), make: () => make(file.streamId) },
      ],
      isFinished,
    ),
  );
  await Promise.all([...kept, handled(file)]);
}
