import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** Sparticuz's own arguments are for another surrounding and break pages here. */
const args = ['--no-sandbox'];

const whyNot = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/**
 * A real browser from the package, without a system install.
 *
 * @returns undefined, with the reason printed, only where its program cannot run at all
 */
export async function openBrowser(): Promise<Browser | undefined> {
  try {
    const executablePath = await sparticuz.executablePath();
    if (!existsSync(executablePath)) throw new Error('the browser was not unpacked');
    return await chromium.launch({ executablePath, args, headless: true });
  } catch (error) {
    console.warn(`no browser can run here, its tests are skipped: ${whyNot(error)}`);
    return undefined;
  }
}
