import { proxyLocalActivities, sleep } from '@temporalio/workflow';

export type BareRing = { readonly ring: () => Promise<void> };

const { ring } = proxyLocalActivities<BareRing>({ startToCloseTimeout: '1 minute' });

/** Sleeps until an instant (milliseconds since 1970-01-01 UTC), rings, and ends. */
export async function bareSleep(until: number): Promise<void> {
  await sleep(Math.max(1, until - Date.now()));
  await ring();
}
