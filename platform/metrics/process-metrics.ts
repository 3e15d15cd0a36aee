/**
 * What the client library measures of any Node process, under the names that common boards know.
 * Only these of its metrics are kept.
 */
export const processMetrics = {
  process_cpu_seconds_total: 'Processor time that the process has used.',
  process_resident_memory_bytes: 'Memory that the process holds.',
  process_start_time_seconds: 'When the process began, in seconds since 1970.',
  process_open_fds: 'Open files and connections (Linux).',
  process_max_fds: 'How many of these it may have open (Linux).',
  nodejs_eventloop_lag_seconds: 'Delay of the event loop during the scrape.',
  nodejs_eventloop_lag_mean_seconds: 'Mean delay of the event loop since the last scrape.',
  nodejs_eventloop_lag_p99_seconds: '99 of 100 delays since the last scrape were at most this.',
  nodejs_eventloop_lag_max_seconds: 'The longest delay since the last scrape.',
  nodejs_heap_size_total_bytes: 'Size of the JavaScript heap.',
  nodejs_heap_size_used_bytes: 'How much of it is in use.',
  nodejs_gc_duration_seconds: 'How long garbage collection held the process, by its `kind`.',
  nodejs_version_info: 'The version of Node, as labels.',
} as const;
