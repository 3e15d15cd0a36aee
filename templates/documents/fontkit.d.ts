/** The little of fontkit that is used here; the package has no types of its own. */
declare module 'fontkit' {
  export type Font = {
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): { readonly glyphs: readonly { readonly id: number }[] };
    _tables: Readonly<Record<string, unknown>>;
  };
  export const create: (data: Uint8Array) => Font;
}
