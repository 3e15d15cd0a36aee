import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';
import { publicApi } from './journey/public-api.ts';
import { apiAddress } from './running-system.ts';
import { shots, type Shot } from './screens/shots.ts';
import { tellReports, type Told } from './screens/told.ts';
import { tokensOf } from './tokens.ts';

/**
 * `npm run screens`: tells a few reports in a running system and takes pictures of the main pages, as
 * a desktop and a telephone show them, into `docs/screens/`.
 */

const folder = fileURLToPath(new URL('../docs/screens/', import.meta.url));
const devices = {
  desktop: { viewport: { width: 1_000, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 },
} as const;

type Taking = { readonly browser: Browser; readonly origin: string; readonly told: Told };

const take = async ({ browser, origin, told }: Taking, shot: Shot): Promise<void> => {
  for (const [device, options] of Object.entries(devices)) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const till = new URLSearchParams({ till: shot.path(told) });
    const path = shot.by ? `/logga-in?som=${shot.by}&${till.toString()}` : shot.path(told);
    await page.goto(`${origin}${path}`, { waitUntil: 'load' });
    await shot.presses?.(page);
    await page.waitForLoadState('load');
    const title = await page.title();
    await page.screenshot({ path: join(folder, `${shot.name}-${device}.png`) });
    console.log(`${shot.name} ${device}: ${title}`);
    await context.close();
  }
};

const takeAll = async (): Promise<void> => {
  const origin = apiAddress(process.env, 'BASE_URL');
  const told = await tellReports(publicApi(origin, tokensOf(process.env)));
  await mkdir(folder, { recursive: true });
  const executablePath = await sparticuz.executablePath();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    for (const shot of shots) await take({ browser, origin, told }, shot);
  } finally {
    await browser.close();
  }
};

try {
  await takeAll();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
