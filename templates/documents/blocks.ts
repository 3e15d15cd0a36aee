/**
 * One labelled answer; the value may be of any length. `fine` sets it small, for what only machines
 * compare (a hash).
 */
export type Fact = {
  readonly label: string;
  readonly value: string;
  readonly tone?: 'normal' | 'unanswered' | 'fine';
};

/** What a document is made of, in reading order. Free text stands in facts and paragraphs only. */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'section'; readonly text: string }
  | { readonly kind: 'subsection'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'bullets'; readonly items: readonly string[] }
  | Essentials;

/**
 * The framed part that a reader in a hurry must find. Its texts are short, so that it fits on its
 * page.
 */
export type Essentials = {
  readonly kind: 'essentials';
  readonly heading: string;
  readonly alarms: readonly string[];
  readonly facts: readonly Fact[];
  readonly note: string;
};
