import type { JSX } from 'preact';
import type { Block, Fact } from '../documents/blocks.ts';

const Facts = ({ facts }: { readonly facts: readonly Fact[] }): JSX.Element => (
  <dl class="pairs">
    {facts.map(({ label, value, tone }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd data-tone={tone}>{value}</dd>
      </div>
    ))}
  </dl>
);

const OneBlock = ({ block }: { readonly block: Block }): JSX.Element | null => {
  switch (block.kind) {
    case 'section':
      return <h2>{block.text}</h2>;
    case 'subsection':
      return <h3>{block.text}</h3>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'facts':
      return <Facts facts={block.facts} />;
    case 'bullets':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    // A page has its own heading, and says what is urgent in its own place.
    case 'title':
    case 'essentials':
      return null;
  }
};

/** The parts of a document as a page shows them, the same words in the same order. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }): JSX.Element {
  return (
    <>
      {blocks.map((block, at) => (
        <OneBlock key={at} block={block} />
      ))}
    </>
  );
}
