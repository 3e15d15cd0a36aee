import type { ComponentChildren, JSX } from 'preact';
import type { LinkTo } from './link-to.ts';
import { Tag, type TagProps } from './tag.tsx';

type TaskCardProps = {
  /** The deed and whom it is about; without an address where it is not the reader's yet. */
  readonly deed: Pick<LinkTo, 'text'> & { readonly href?: string | undefined };
  readonly state?: 'acute' | 'late' | 'unopened' | 'notYet' | undefined;
  readonly tags?: readonly TagProps[] | undefined;
  readonly lines?: readonly ComponentChildren[] | undefined;
};

/** One duty in a list of them. */
export function TaskCard({ deed, state, tags = [], lines = [] }: TaskCardProps): JSX.Element {
  return (
    <li class="ds-card" data-state={state}>
      {tags.length > 0 && (
        <p class="tags">
          {tags.map((tag) => (
            <Tag key={tag.text} {...tag} />
          ))}
        </p>
      )}
      <h2>{deed.href === undefined ? deed.text : <a href={deed.href}>{deed.text}</a>}</h2>
      {lines.map((line, n) => (
        <p key={n}>{line}</p>
      ))}
    </li>
  );
}

/** The cards, in the order in which they are to be done. */
export function TaskList({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <ul class="tasks">{children}</ul>;
}
