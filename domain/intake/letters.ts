import type { LetterRule } from '../letters/letter-rule.ts';
import type { ForwardingFacts } from './forwarding-facts.ts';

/**
 * The written request to the other municipality. An officer sends it or hands it over, together with
 * the report as it was sent; to one that takes its reports here it stays in the file as proof.
 */
const forwarding: LetterRule<'reportForwarded', ForwardingFacts['reportForwarded']> = {
  stream: 'report',
  side: 'receiver',
  branch: 'intake',
  dueBy: 'reportForwarded',
  copies: ({ id }) => [{ to: null, step: `forwarding/${id}` }],
};

export const intakeLetters = { forwarding };
