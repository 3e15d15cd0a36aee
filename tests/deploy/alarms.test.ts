import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { metrics } from '../../platform/metrics/metrics-table.ts';
import { read } from '../helpers/repository.ts';
import { askedIn, faultsOf } from './prometheus.ts';

const duration = z.string().regex(/^(\d+(ms|[smhdwy]))+$/);

/** The form of a file of rules, as Prometheus documents it; an unknown word is refused. */
const alarm = z.strictObject({
  alert: z.string().regex(/^[A-Z][A-Za-z]+$/),
  expr: z.string(),
  for: duration.optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'look']) }),
  annotations: z.strictObject({ summary: z.string().min(10), description: z.string().min(20) }),
});
const rules = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string(), rules: z.array(alarm) })).length(1),
});

const file: unknown = parse(read('deploy/metrics/alarms.yaml'));
const alarms = rules.parse(file).groups.flatMap((group) => group.rules);
const named = (name: string) => alarms.find(({ alert }) => alert === name);

describe('deploy/metrics/alarms.yaml', () => {
  it('has each alarm once', () => {
    const names = alarms.map(({ alert }) => alert);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(alarms)('$alert asks for what is measured, by labels that it has', ({ expr }) => {
    expect(faultsOf(expr)).toEqual([]);
  });

  it.each([
    ['RelayBehind', 'anmalan_relay_oldest_waiting_seconds', '> 60'],
    ['RungLate', 'anmalan_rungs_oldest_late_seconds', '> 60'],
    ['LetterWaiting', 'anmalan_letters_oldest_waiting_seconds', '> 300'],
    ['SentIsNotReceived', 'anmalan_reconciliation_missing_reports', '> 0'],
    ['FewReports', 'anmalan_reconciliation_fallen_senders', '> 0'],
    ['ClockOff', 'anmalan_clock_ahead_seconds', '> 5'],
    ['DatabaseDown', 'anmalan_database_up', '== 0'],
    ['EventLoopBlocked', 'nodejs_eventloop_lag_p99_seconds', '> 0.5'],
    ['NobodyCounts', 'anmalan_relay_waiting_streams', ')'],
  ])('%s looks at %s', (name, metric, limit) => {
    const { expr = '' } = named(name) ?? {};
    expect(askedIn(expr)).toEqual([metric]);
    expect(expr.endsWith(limit)).toBe(true);
  });

  it('tells of a figure of the database once, however many workers there are', () => {
    const shared = /^anmalan_(relay|letters|rungs|reconciliation)_/;
    const asking = alarms.filter(({ expr }) => askedIn(expr).some((name) => shared.test(name)));
    expect(asking.length).toBeGreaterThan(4);
    for (const { expr } of asking) expect(expr).toMatch(/\bmax\(anmalan_|^absent\(/);
  });
});

describe('a question', () => {
  const [first = ''] = Object.keys(metrics);

  it.each([
    ['max(anmalan_rungs_late', ['not a question']],
    ['max(anmalan_rungs_lat) > 1', ['unknown anmalan_rungs_lat']],
    [
      'anmalan_http_request_duration_seconds > 1',
      ['unknown anmalan_http_request_duration_seconds'],
    ],
    ['sum by (municipality) (anmalan_deeds_total)', ['no label municipality']],
    ['anmalan_deeds_total{outcome="faild"}', ['never outcome="faild"']],
    ['1 > 0', ['asks for nothing']],
    [`rate(${first}[$__rate_interval])`, []],
  ])('%s: %j', (question, faults) => {
    expect(faultsOf(question)).toEqual(faults);
  });
});
