// oxlint-disable-next-line typescript/triple-slash-reference -- the build follows imports only and would not meet it
/// <reference path="./fontkit.d.ts" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

const resolve = createRequire(import.meta.url).resolve;
const readFace = (path: string): Buffer =>
  readFileSync(resolve(`@expo-google-fonts/noto-sans/${path}.ttf`));

const parse = (data: Buffer): { readonly data: Buffer; readonly font: Font } => ({
  data,
  font: create(data),
});
const regular = parse(readFace('400Regular/NotoSans_400Regular'));
const bold = parse(readFace('700Bold/NotoSans_700Bold'));

/**
 * A font of its own for one document. fontkit remembers on a font which characters first led to a
 * glyph, so a shared one makes a document's bytes depend on the documents before it. Only the
 * decoded tables, 40 ms of work and the same for all, are shared, as fontkit does for variations.
 */
const forOneDocument = ({ data, font }: typeof regular): Font => {
  const own = create(data);
  own._tables = font._tables;
  return own;
};

export type Fonts = { readonly body: Font; readonly bold: Font };

export function fontsForOneDocument(): Fonts {
  return {
    body: forOneDocument(regular),
    bold: forOneDocument(bold),
  };
}

/** Whether both faces can draw the character. */
export function canDraw(codePoint: number): boolean {
  return regular.font.hasGlyphForCodePoint(codePoint) && bold.font.hasGlyphForCodePoint(codePoint);
}
