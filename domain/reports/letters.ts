import type { LetterRule } from '../letters/letter-rule.ts';
import type { ReportFacts } from './facts.ts';

type AtArrival = LetterRule<'reportSent', ReportFacts['reportSent']>;

const atArrival = { stream: 'report', branch: 'intake', dueBy: 'reportSent' } as const;

const reportAsSent: AtArrival = {
  ...atArrival,
  side: 'both',
  copies: () => [{ to: null, step: 'report-as-sent' }],
};

const receipt: AtArrival = {
  ...atArrival,
  side: 'sender',
  copies: ({ withoutReceipt }) => (withoutReceipt ? [] : [{ to: null, step: 'receipt' }]),
};

export const reportLetters = { reportAsSent, receipt };
