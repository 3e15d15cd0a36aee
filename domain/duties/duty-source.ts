import { dutyRules } from '../areas.ts';
import type { LocalDate } from '../calendar/time.ts';
import type { DutyKind } from '../kinds.ts';
import { findRule, isLegalRule, type LegalRule } from '../law/law.ts';
import type { DutyRule } from './duty-rule.ts';

/** By which rule a duty is owed, and the paragraph that it is where it stands in the law. */
export type DutySource = {
  readonly rule: DutyRule['rule'];
  readonly law: Pick<LegalRule, 'act' | 'section'> | null;
};

/** @param on the local date whose law is asked for: that from which the duty is counted */
export function dutySource(kind: DutyKind, on: LocalDate): DutySource {
  const { rule } = dutyRules[kind];
  const law = isLegalRule(rule) ? findRule(rule, on) : undefined;
  return { rule, law: law ? { act: law.act, section: law.section } : null };
}
