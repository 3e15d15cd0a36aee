import { byAuditor, byAuthor, byIntake, type ActionRule } from '../access/grants.ts';

export const trailActions = {
  'report.readHistory': { by: [byAuthor, byIntake, byAuditor] },
  'trail.verify': { by: [byAuditor] },
  'trail.search': { by: [byAuditor] },
  'trail.readLooks': { by: [byAuditor] },
} as const satisfies Readonly<Record<string, ActionRule>>;
