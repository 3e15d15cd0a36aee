/** The little of fontkit that is used here; the package has no types of its own. */
declare module 'fontkit' {
  export type Outline = { readonly numberOfContours: number; readonly components?: unknown };
  export type Glyph = {
    readonly id: number;
    readonly codePoints: readonly number[];
    readonly advanceWidth: number;
    _decode: () => Outline | null;
  };
  export type Position = {
    readonly xAdvance: number;
    readonly yAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  };
  export type GlyphRun = {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly Position[];
    readonly advanceWidth: number;
  };
  export type Font = {
    readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
    readonly layout: (text: string) => GlyphRun;
    readonly getGlyph: (id: number, codePoints?: readonly number[]) => Glyph;
  };
  export const create: (data: Uint8Array) => Font;
}
