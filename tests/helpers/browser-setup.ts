import sparticuz from '@sparticuz/chromium';

/**
 * Unpacks the browser once, before any test file begins: two files that unpacked it at the same time
 * would find its program still being written.
 */
export default async function unpackBrowser(): Promise<void> {
  await sparticuz.executablePath().catch((error: unknown) => {
    console.warn(`the browser cannot be unpacked: ${String(error)}`);
  });
}
