import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';

import { withPermanentErrors } from '../../activities/permanent.ts';
import { Forbidden } from '../../domain/errors.ts';

const failureOf = async (thrown: Error): Promise<unknown> => {
  const { act } = withPermanentErrors({
    act: async () => {
      throw thrown;
    },
  });
  return act().catch((error: unknown) => error);
};

describe('an activity that fails', () => {
  it('is not retried where a rule refused it, and says the code and nothing else', async () => {
    const failure = await failureOf(new Forbidden('not-asked', { name: 'Kim Påhittad' }));
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({
      message: 'not-asked',
      type: 'Forbidden',
      nonRetryable: true,
      details: [],
      cause: undefined,
    });
  });

  it('fails with what it met, to be retried, where no rule refused it', async () => {
    const met = new Error('no connection');
    expect(await failureOf(met)).toBe(met);
  });
});
