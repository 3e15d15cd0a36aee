import { Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection } from '@temporalio/worker';
import { saysYesWithin } from '../platform/in-time.ts';

/** Temporal as the worker reaches it. Nothing is connected before it is needed. */
export type TemporalLink = {
  readonly connection: Connection;
  /** Whether the server answers within a second. It never throws and never waits longer. */
  readonly answers: () => Promise<boolean>;
  /** @throws NoAnswer when the server does not answer within a second */
  readonly connectNative: () => Promise<NativeConnection>;
};

const answerWithinMs = 1_000;

class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Makes the link with the certificates and keys of Temporal's own environment variables. */
export function temporalLink(temporalAddress: string): TemporalLink {
  const { tls, apiKey } = loadClientConnectConfig().connectionOptions;
  const address = { address: temporalAddress, ...(tls && { tls }), ...(apiKey && { apiKey }) };
  const connection = Connection.lazy({
    ...address,
    // By default the library waits up to two minutes after an outage before it connects again.
    channelArgs: { 'grpc.max_reconnect_backoff_ms': 1_000 },
  });
  // The library tries again for long after the call was aborted, so the signal alone is no limit.
  const answers = (): Promise<boolean> =>
    saysYesWithin(answerWithinMs, async () => {
      await connection.withAbortSignal(AbortSignal.timeout(answerWithinMs), () =>
        connection.workflowService.getSystemInfo({}),
      );
      return true;
    });
  return {
    connection,
    answers,
    connectNative: async () => {
      // The native library would wait for a server that hangs, without a limit of its own.
      if (!(await answers())) throw new NoAnswer();
      return NativeConnection.connect(address);
    },
  };
}
