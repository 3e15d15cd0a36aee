import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { TaskCard, TaskList } from '../../../templates/components/task-card.tsx';

describe('a task card', () => {
  it('has its words of state before the deed, and the deed is the link', () => {
    const html = render(
      TaskCard({
        state: 'late',
        tags: [{ text: 'FÖRSENAD 2 DAGAR', kind: 'danger' }],
        deed: { href: '/anmalningar/1', text: 'Gör skyddsbedömningen' },
        lines: ['20 kap. 1 § SoL.'],
      }),
    );
    expect(html).toBe(
      '<li class="ds-card" data-state="late"><p class="tags"><span class="tag" data-kind="danger">FÖRSENAD 2 DAGAR</span></p><h2><a href="/anmalningar/1">Gör skyddsbedömningen</a></h2><p>20 kap. 1 § SoL.</p></li>',
    );
  });

  it('is no link while it is not the reader`s', () => {
    const html = render(TaskCard({ state: 'notYet', deed: { text: 'Öppna anmälan' } }));
    expect(html).toContain('<h2>Öppna anmälan</h2>');
    expect(html).not.toContain('<a');
  });

  it('stands in a list', () => {
    expect(render(TaskList({ children: TaskCard({ deed: { text: 'x' } }) }))).toMatch(
      /^<ul class="tasks"><li/,
    );
  });
});
