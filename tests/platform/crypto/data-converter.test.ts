import { readFile } from 'node:fs/promises';
import { ApplicationFailure } from '@temporalio/common';
import {
  decodeOptionalFailureToOptionalError,
  encodeErrorToFailure,
  loadDataConverter,
} from '@temporalio/common/lib/internal-non-workflow/index.js';
import { describe, expect, inject, it } from 'vitest';
import { createDataConverter } from '../../../platform/crypto/data-converter.ts';
import { newDataKey } from '../../../platform/crypto/envelope.ts';

const converter = loadDataConverter(
  createDataConverter({ active: 'first', keys: new Map([['first', newDataKey()]]) }),
);

describe('the data converter', () => {
  it('lets no word of a failure leave in clear: message, stack, details, causes', async () => {
    const cause = new Error('inner Påhittad');
    const error = ApplicationFailure.create({
      message: 'outer Påhittad',
      details: ['Påhittad'],
      cause,
    });
    const failure = await encodeErrorToFailure(converter, error);
    expect(JSON.stringify(failure)).not.toMatch(/hittad|inner|outer|data-converter\.test/);
    expect(failure).toMatchObject({ message: 'Encoded failure', stackTrace: '' });
    const decoded = await decodeOptionalFailureToOptionalError(converter, failure);
    expect(decoded).toMatchObject({
      message: 'outer Påhittad',
      details: ['Påhittad'],
      cause: { message: 'inner Påhittad' },
    });
  });

  it('seals the failures of the workflows too: it stands in the bundle that the worker runs', async () => {
    const code = await readFile(inject('workflowBundle'), 'utf8');
    expect(code).toMatch(/encodeCommonAttributes: true/);
  });
});
