import { DefaultFailureConverter } from '@temporalio/common';

/**
 * Moves the message and stack trace of every failure into the part that the payload codec seals.
 * This file is loaded by name, by the worker and into the workflow sandbox, so it may import
 * nothing of Node (`data-converter.ts` has the path).
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
