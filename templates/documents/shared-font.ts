// oxlint-disable-next-line typescript/triple-slash-reference -- the build follows imports only and would not meet it
/// <reference path="./fontkit.d.ts" />
import type { Font, Glyph, GlyphRun, Outline, Position } from 'fontkit';

/** UTF-16 units of all words that are kept of one face: a few megabytes. */
const mostKept = 100_000;

/** What derives from a font has its tables, and what stands in `own` in place of its own. */
const derived = (font: Font, own: Readonly<Record<string, unknown>>): Font => {
  const described = Object.entries(own).map(([name, value]) => [name, { value }] as const);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a font by its prototype
  return Object.create(font, Object.fromEntries(described)) as Font;
};

/** Keeps what a function has answered. */
const remembered = <Value>(
  find: (name: string) => Value,
  most = Infinity,
): ((name: string) => Value) => {
  const found = new Map<string, Value>();
  let kept = 0;
  return (name) => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const value = find(name);
    if (kept + name.length > most) {
      found.clear();
      kept = 0;
    }
    found.set(name, value);
    kept += name.length;
    return value;
  };
};

/**
 * A glyph by its number and the characters that it stands for. fontkit itself asks by the number
 * alone and answers with the characters that first led to it, so that a document would show what
 * was drawn before it.
 */
const glyphsOf = (font: Font): Font['getGlyph'] => {
  const glyphs = new Map<string, Glyph>();
  return (id, codePoints = []) => {
    const name = `${id} ${codePoints.join(' ')}`;
    const known = glyphs.get(name);
    if (known) return known;
    const glyph = derived(font, { _glyphs: {} }).getGlyph(id, codePoints);
    glyphs.set(name, glyph);
    return glyph;
  };
};

type Shaped = { readonly glyphs: readonly Glyph[]; readonly positions: readonly Position[] };

/** A word as pdfkit gets it. It scales the positions in place, so each document has its own. */
class Run implements GlyphRun {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly Position[];
  #width: number | undefined;

  constructor({ glyphs, positions }: Shaped) {
    this.glyphs = glyphs;
    this.positions = positions.map((position) => ({ ...position }));
  }

  /** Asked for at every measuring, and first when the positions are scaled. */
  get advanceWidth(): number {
    this.#width ??= this.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    return this.#width;
  }
}

/** A glyph as a document's own font is cut out: of its outline only what it is composed of. */
const withParts = (glyph: Glyph): Glyph => {
  const whole: Outline | null = glyph._decode();
  const parts = whole && { numberOfContours: whole.numberOfContours, components: whole.components };
  glyph._decode = () => parts;
  return glyph;
};

/**
 * A font that reads each glyph and shapes each word once. What it answers depends on the glyph or
 * the word alone, so documents may share it in any order. Each word is shaped on a layout engine of
 * its own, because fontkit's keeps state between words, and making one takes 3 µs.
 */
export function sharedByDocuments(font: Font): Font {
  const getGlyph = glyphsOf(font);
  const shape = remembered((word: string): Shaped => {
    const { glyphs, positions } = derived(font, { getGlyph }).layout(word);
    return { glyphs, positions: positions.map((position) => ({ ...position })) };
  }, mostKept);
  const outlines = new Map<number, Glyph>();
  return derived(font, {
    layout: (word: string) => new Run(shape(word)),
    getGlyph: (id: number) => {
      const glyph = outlines.get(id) ?? withParts(getGlyph(id));
      outlines.set(id, glyph);
      return glyph;
    },
  });
}
