import { byAuditor, byAuthor, byIntake, type ActionRule } from '../access/grants.ts';

export const trailActions = {
  'report.readHistory': { by: [byAuthor, byIntake, byAuditor] },
} as const satisfies Readonly<Record<string, ActionRule>>;
