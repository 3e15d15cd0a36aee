import type { LocalDate } from '../calendar/time.ts';
import { ruleInForce, type LegalRuleId } from './law.ts';

type Cited = { readonly act: string; readonly sections: readonly string[] };

/** `SoL (2025:400)` without its number, as people know the act. */
const shortName = (act: string): string => act.replace(/ \(\d+:\d+\)$/, '');

/**
 * Several rules in one parenthesis, as on that day, each act named once after its sections: `26 kap. 1
 * §, 23 kap. OSL, 29 kap. 14 § skollagen`. Throws RangeError when one of them was not in force.
 */
export function citedTogether(ids: readonly LegalRuleId[], date: LocalDate): string {
  const cited = ids.reduce<readonly Cited[]>((before, id) => {
    const { act, section } = ruleInForce(id, date);
    const sections = section === null ? [] : [section];
    const last = before.at(-1);
    return last?.act === act
      ? [...before.slice(0, -1), { act, sections: [...last.sections, ...sections] }]
      : [...before, { act, sections }];
  }, []);
  return cited
    .map(({ act, sections }) => `${sections.join(', ')} ${shortName(act)}`.trimStart())
    .join(', ');
}
