import type { LocalDate } from '../../domain/calendar/time.ts';
import { unansweredPhones } from '../../domain/settings/phones.ts';
import type { Directory } from '../directory.ts';

/** What keeps production from starting: a municipality and its settings, in words. */
export class UnfitSettings extends Error {
  constructor(problems: readonly string[]) {
    const lines = problems.map((problem) => `  ${problem}`);
    super(['production cannot start, see config/municipalities:', ...lines].join('\n'));
    this.name = 'UnfitSettings';
  }
}

/**
 * Refuses settings with which somebody in danger would be shown no number, or one that nobody
 * answers. Production alone asks: development and tests have numbers for fiction.
 *
 * @throws UnfitSettings naming every municipality and setting
 */
export function requireReachable(directory: Directory, on: LocalDate): void {
  const problems = directory.municipalities.flatMap(({ id, name }) =>
    unansweredPhones(directory.settingsInForce(id, on)).map(
      ({ setting, because }) => `${name}: ${setting} ${because}`,
    ),
  );
  if (problems.length > 0) throw new UnfitSettings(problems);
}
