import { sendSyntheticReports } from './activities.ts';

/** Sends the artificial report of the day wherever its hour has come. */
export async function hourlySyntheticReports(): Promise<void> {
  await sendSyntheticReports(new Date().toISOString());
}
