import type { DutyRule } from '../duties/duty-rule.ts';

export const signOffDuties = {
  coSign: {
    kind: 'service',
    side: 'sender',
    owner: 'signatory',
    from: 'opening',
    due: (service) => ({ is: 'endOfWeekday', weekdaysAfter: service.coSignWeekdays }),
    asks: true,
    rungs: [
      { at: { is: 'endOfWeekday', weekdaysAfter: 1 }, to: ['owner', 'signatoryDeputy'] },
      { at: { is: 'endOfWeekday', weekdaysAfter: 3 }, to: ['author', 'caseHolder'] },
      { at: { is: 'endOfWeekday', weekdaysAfter: 5 }, to: ['author', 'caseHolder'] },
    ],
    lapsesAs: 'missing',
    rule: 'degerforsModel',
  },
} satisfies Readonly<Record<string, DutyRule>>;
