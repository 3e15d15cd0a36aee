import { port, text } from '../variable-formats.ts';

/** Where the processes serve their metrics: rows of the table of environment variables. */
export const metricsVariables = {
  METRICS_HOST: {
    format: text,
    default: '127.0.0.1',
    readBy: { api: 'metricsHost', worker: 'metricsHost', start: 'metricsHost' },
    meaning:
      'Address of the metrics of API and worker, apart from everything else. They ask for no login: another address than the machine’s own only in a network that nobody else is in.',
  },
  METRICS_PORT: {
    format: port,
    default: '0',
    readBy: { api: 'metricsPort', start: 'metricsPort' },
    meaning:
      "Port of the API's `/metrics`; 0 takes any free one, and the log says which. One that is taken is an error in the log and stops nothing.",
  },
  WORKER_METRICS_PORT: {
    format: port,
    default: '0',
    readBy: { worker: 'metricsPort', start: 'workerMetricsPort' },
    meaning: "The same for the worker's `/metrics`.",
  },
} as const;
