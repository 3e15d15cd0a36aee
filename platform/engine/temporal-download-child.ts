import { TestWorkflowEnvironment } from '@temporalio/testing';

const [version = '', downloadDir = ''] = process.argv.slice(2);

try {
  const environment = await TestWorkflowEnvironment.createLocal({
    // Without a time to live the SDK would delete its download after a day.
    server: { executable: { type: 'cached-download', version, downloadDir, ttl: '3650 days' } },
  });
  await environment.teardown();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
