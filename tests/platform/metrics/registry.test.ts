import { describe, expect, it } from 'vitest';
import { metrics, metricsOf } from '../../../platform/metrics/metrics-table.ts';
import { processMetrics } from '../../../platform/metrics/process-metrics.ts';
import { createMetrics, type Readers } from '../../../platform/metrics/registry.ts';
import { linesOf, namesIn } from '../../helpers/exposition.ts';

const still: Readers<'api'> = {
  anmalan_database_up: () => 1,
  anmalan_database_connections: () => [],
  anmalan_clock_ahead_seconds: () => undefined,
};

const lists = { kind: ['reportSent'] };
const apiWith = (readers: Partial<Readers<'api'>> = {}) =>
  createMetrics('api', lists, { ...still, ...readers });

describe('a label', () => {
  it('has the words of its list', async () => {
    const { count, text } = apiWith();
    count('anmalan_quota_refusals_total', { counted: 'look' });
    count('anmalan_quota_refusals_total', { counted: 'look' }, 2);
    expect(linesOf(await text(), 'anmalan_quota_refusals_total')).toEqual([
      'anmalan_quota_refusals_total{counted="look"} 3',
    ]);
  });

  it('shows nothing else, whoever put it there: a name becomes `other`', async () => {
    const { count, observe, text } = apiWith({
      anmalan_database_connections: () => [[{ pool: 'Kim Påhittad', state: 'used' }, 1]],
    });
    count('anmalan_deeds_total', { kind: 'Kim Påhittad', outcome: 'done', refusal: 'Kim' });
    const labels = { route: '/reports/Kim Påhittad', method: 'GET', status: '200' };
    observe('anmalan_http_request_duration_seconds', labels, 0.1);
    const shown = await text();
    expect(shown).not.toMatch(/Kim|Påhittad/);
    expect(linesOf(shown, 'anmalan_deeds_total')).toEqual([
      'anmalan_deeds_total{kind="other",outcome="done",refusal="other"} 1',
    ]);
    expect(linesOf(shown, 'anmalan_database_connections')).toEqual([
      'anmalan_database_connections{pool="other",state="used"} 1',
    ]);
  });
});

describe('a figure', () => {
  const clockLines = async (read: Readers<'api'>['anmalan_clock_ahead_seconds']) =>
    linesOf(
      await apiWith({ anmalan_clock_ahead_seconds: read }).text(),
      'anmalan_clock_ahead_seconds',
    );

  it('that nobody knows has no line, rather than one that says 0', async () => {
    expect(await clockLines(() => undefined)).toEqual([]);
    expect(await clockLines(() => 0)).toEqual(['anmalan_clock_ahead_seconds 0']);
  });

  it('that cannot be read leaves all others', async () => {
    const fails = () => Promise.reject(new Error('connect ECONNREFUSED'));
    expect(await clockLines(fails)).toEqual([]);
    const thrown = (): number => {
      throw new Error('no');
    };
    expect(await clockLines(thrown)).toEqual([]);
    const text = await apiWith({ anmalan_clock_ahead_seconds: fails }).text();
    expect(linesOf(text, 'anmalan_database_up')).toEqual(['anmalan_database_up 1']);
  });

  it('is forgotten when it is known no longer', async () => {
    let ahead: number | undefined = 3;
    const { text } = apiWith({ anmalan_clock_ahead_seconds: () => ahead });
    expect(linesOf(await text(), 'anmalan_clock_ahead_seconds')).toHaveLength(1);
    ahead = undefined;
    expect(linesOf(await text(), 'anmalan_clock_ahead_seconds')).toEqual([]);
  });
});

describe('the metrics of a process', () => {
  it('are those of the table and those that are kept of the process, and no other', async () => {
    expect(namesIn(await apiWith().text()).toSorted()).toEqual(
      [...metricsOf('api').map(([name]) => name), ...Object.keys(processMetrics)].toSorted(),
    );
  });

  it.each(Object.entries(metrics))('%s is named by the conventions of Prometheus', (name, row) => {
    expect(name).toMatch(/^anmalan_[a-z_]+[a-z]$/);
    expect(name.endsWith('_total')).toBe(row.type === 'counter');
    expect(row.type !== 'histogram' || name.endsWith('_seconds')).toBe(true);
    expect(row.help.length).toBeGreaterThan(20);
    expect(row.help).toMatch(/[.]$/);
  });
});
