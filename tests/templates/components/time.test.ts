import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Time } from '../../../templates/components/time.tsx';

describe('a time in words', () => {
  it('says to machines which moment it is', () => {
    expect(render(Time({ at: '2026-11-23T08:31:00.000Z', text: 'i dag kl. 09.31' }))).toBe(
      '<time datetime="2026-11-23T08:31:00.000Z">i dag kl. 09.31</time>',
    );
  });
});
