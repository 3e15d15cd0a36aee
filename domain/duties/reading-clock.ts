import type { ServiceTimes } from '../settings/settings.ts';
import type { Due } from './due-dates.ts';
import type { Rung } from './duty-rule.ts';

/**
 * How soon a report must be opened or a supplement be read: by default within 60 minutes of office
 * time, when acute within 15 minutes at any hour.
 */
export function readingClock(service: ServiceTimes): Due {
  return {
    is: 'officeMinutes',
    minutes: service.openReportMinutes,
    acuteMinutes: service.openAcuteReportMinutes,
  };
}

export const readingRungs: readonly Rung[] = [
  { at: { is: 'fraction', of: 1 / 3 }, to: ['deputyIfoChef'] },
  { at: { is: 'fraction', of: 2 / 3 }, to: ['officer'] },
  { at: { is: 'atDue' }, to: ['socialchef'] },
];
