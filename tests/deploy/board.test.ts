import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { metrics } from '../../platform/metrics/metrics-table.ts';
import { read } from '../helpers/repository.ts';
import { askedIn, faultsOf } from './prometheus.ts';

const source = z.strictObject({
  type: z.literal('prometheus'),
  uid: z.literal('${datasource}'),
});

const place = z.strictObject({
  h: z.int().min(1),
  w: z.int().min(1).max(24),
  x: z.int().min(0).max(23),
  y: z.int().min(0),
});

/** Units as Grafana calls them. */
const unit = z.enum(['none', 's', 'bytes', 'reqps']);

const target = z.strictObject({
  refId: z.string().regex(/^[A-Z]$/),
  datasource: source,
  expr: z.string(),
  legendFormat: z.string(),
  range: z.literal(true),
});

const row = z.strictObject({
  id: z.int(),
  type: z.literal('row'),
  title: z.string(),
  collapsed: z.literal(false),
  gridPos: place,
  panels: z.array(z.never()),
});

const panel = z.strictObject({
  id: z.int(),
  type: z.enum(['stat', 'timeseries']),
  title: z.string(),
  description: z.string().optional(),
  datasource: source,
  gridPos: place,
  fieldConfig: z.strictObject({
    defaults: z.looseObject({ unit }),
    overrides: z.array(z.never()),
  }),
  options: z.looseObject({}),
  targets: z.array(target).min(1),
});

/** Grafana's model of a dashboard, as far as this board uses it. */
const board = z.looseObject({
  uid: z.string().max(40),
  title: z.string(),
  schemaVersion: z.int().min(39),
  time: z.strictObject({ from: z.string(), to: z.string() }),
  templating: z.object({
    list: z.tuple([
      z.looseObject({
        name: z.literal('datasource'),
        type: z.literal('datasource'),
        query: z.literal('prometheus'),
      }),
    ]),
  }),
  panels: z.array(z.union([row, panel])),
});

const { panels } = board.parse(JSON.parse(read('deploy/metrics/board.json')));
const drawn = panels.filter((one) => one.type !== 'row');
const questions = drawn.flatMap(({ title, targets }) =>
  targets.map(({ expr, legendFormat }) => ({ title, expr, legendFormat })),
);

describe('deploy/metrics/board.json', () => {
  it('has panels with numbers of their own, none over another', () => {
    const ids = panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, n) => `${x + (n % w)} ${y + Math.floor(n / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
  });

  it.each(questions)('$title: $expr asks for what is measured', ({ expr, legendFormat }) => {
    expect(faultsOf(expr)).toEqual([]);
    const shown = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);
    expect(shown.filter((label) => !expr.includes(label) && label !== 'instance')).toEqual([]);
  });

  it('shows every metric of ours but those that say when and not whether', () => {
    const asked = new Set(questions.flatMap(({ expr }) => askedIn(expr)));
    const shown = (name: string): boolean =>
      asked.has(name) || asked.has(`${name}_bucket`) || asked.has(`${name}_count`);
    expect(Object.keys(metrics).filter((name) => !shown(name))).toEqual([
      'anmalan_reconciliation_counted_through_timestamp_seconds',
      'anmalan_synthetic_delivered_timestamp_seconds',
    ]);
  });
});
