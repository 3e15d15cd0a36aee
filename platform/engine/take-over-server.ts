import { type ServerLaunch, type ServerProcess, usableWithin } from './launch-server.ts';
import { endProcess } from './processes.ts';
import { type Ports, type ServerRecord, sameCommand } from './server-record.ts';
import { slowStep } from './slow-step.ts';

const TAKEOVER_LIMIT_MS = 10_000;

/**
 * The running server that an earlier start left behind, when it is usable and would be started with
 * the same command now. Otherwise it is stopped, and `undefined` means that one has to be started.
 */
export async function takeOverServer<P extends Ports>(
  launch: ServerLaunch<P>,
  left: ServerProcess<P>,
  record: ServerRecord | undefined,
): Promise<ServerProcess<P> | undefined> {
  const { name, progress, ending } = launch;
  if (record !== undefined && sameCommand(record.command, launch.command(left.ports))) {
    const usable = usableWithin(TAKEOVER_LIMIT_MS, launch, left);
    if (await slowStep(`taking over the ${name} that is still running`, progress, usable)) {
      return left;
    }
  }
  progress?.(`stopping a ${name} of an earlier start`);
  await endProcess(left.pid, ending);
  return undefined;
}
