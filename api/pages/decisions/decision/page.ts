import {
  changeDecision,
  decideOnInvestigation,
  proposeDecision,
} from '../../../../services/decisions/decisions.ts';
import { decisionTexts } from '../../../../templates/messages/pages/decisions.ts';
import { decision } from '../../../routes/decisions/decision-schema.ts';
import { caseForm } from '../../case/case-form.tsx';
import { decisionBody, decisionFields, placedGround } from './form.ts';
import { ChosenGrounds, DecisionQuestions } from './view.tsx';

const common = {
  texts: decisionTexts,
  fields: decisionFields,
  body: decisionBody,
  placed: placedGround,
  schema: decision,
  questions: DecisionQuestions,
} as const;

/** `beslut`: to open an investigation or not, with grounds and reasons (20 kap. 2 § SoL). */
const decide = caseForm({
  ...common,
  suffix: 'beslut',
  records: 'decisionMade',
  title: 'decision.title',
  lead: ['decision.lead'],
  send: 'decision.send',
  perform: ({ deps, call, params }, body) =>
    decideOnInvestigation(deps, call, params.reportId, body),
  check: { title: 'decision.check', send: 'decision.do', says: ChosenGrounds },
});

/** `forslag`: the same content, for the IFO-chef to decide (routine §5.5). */
const propose = caseForm({
  ...common,
  suffix: 'forslag',
  records: 'decisionProposed',
  title: 'proposal.title',
  lead: ['proposal.lead'],
  send: 'proposal.send',
  perform: ({ deps, call, params }, body) => proposeDecision(deps, call, params.reportId, body),
  check: { title: 'proposal.check', send: 'proposal.do', says: ChosenGrounds },
});

/** `andra-beslut`: a new decision in the place of one that was made (37–38 §§ FL). */
const change = caseForm({
  ...common,
  suffix: 'andra-beslut',
  records: 'decisionChanged',
  title: 'change.title',
  lead: ['change.lead'],
  send: 'decision.send',
  perform: ({ deps, call, params }, body) => changeDecision(deps, call, params.reportId, body),
  check: { title: 'decision.check', send: 'change.do', says: ChosenGrounds },
});

export const decisionPages = [...decide, ...propose, ...change];
