import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import type { CodecKeys } from './keyring.ts';
import { createPayloadCodec } from './payload-codec.ts';

/**
 * Path of the failure converter, which worker, client *and* `bundleWorkflowCode` must be given: a
 * bundle without it writes failures in plain text, and no error tells so. The extension is that of
 * this file, `.ts` or compiled `.js`.
 */
export const failureConverterPath: string = fileURLToPath(
  new URL(`./failure-converter${extname(import.meta.filename)}`, import.meta.url),
);

/**
 * The data converter that every worker and client must be created with, so that Temporal only ever
 * holds ciphertext.
 */
export function createDataConverter(codecKeys: CodecKeys): DataConverter {
  return {
    failureConverterPath,
    payloadCodecs: [createPayloadCodec(codecKeys)],
  };
}
