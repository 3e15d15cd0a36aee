import { DefaultFailureConverter } from '@temporalio/common';

/**
 * Moves message and stack trace of every failure into the part that the payload codec seals.
 * Loaded by file name, by the worker and into the workflow sandbox, so nothing of Node may be
 * imported here (`data-converter.ts` has the path).
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
