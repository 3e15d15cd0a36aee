import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import type { CodecKeys } from './keyring.ts';
import { createPayloadCodec } from './payload-codec.ts';

/**
 * Given to worker, client *and* `bundleWorkflowCode`: a bundle without it writes failures in plain
 * text and nobody is told. The extension follows this file's own, `.ts` or compiled `.js`.
 */
export const failureConverterPath: string = fileURLToPath(
  new URL(`./failure-converter${extname(import.meta.filename)}`, import.meta.url),
);

/** What every worker and client is created with, so that Temporal only ever holds ciphertext. */
export function createDataConverter(codecKeys: CodecKeys): DataConverter {
  return {
    failureConverterPath,
    payloadCodecs: [createPayloadCodec(codecKeys)],
  };
}
