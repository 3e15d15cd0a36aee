/**
 * Loaded into a worker's process before the product (`--import`): what a workflow calls now is now,
 * so that a test may skip time.
 */
import { registerHooks } from 'node:module';

const handed = `data:text/javascript,
  export const inOurTime = (activities) => activities;
  export const byClock = () => undefined;`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === './workflow-time.ts'
      ? { url: handed, format: 'module', shortCircuit: true }
      : next(specifier, context),
});
