import { expect, it } from 'vitest';
import { metricsDocument } from '../../scripts/write-metrics-doc.ts';
import { read } from '../helpers/repository.ts';

it('docs/metrics.md is what the table of metrics makes', async () => {
  expect(read('docs/metrics.md')).toBe(await metricsDocument());
});
