import { leaders, type ActionRule } from '../access/grants.ts';

export const wakingActions = {
  'reconciliation.read': {
    by: [{ who: [...leaders, 'administrator', 'auditor'], as: 'receivingStaff' }],
  },
} as const satisfies Readonly<Record<string, ActionRule>>;
