// oxlint-disable-next-line typescript/triple-slash-reference -- the build follows imports only and would not meet it
/// <reference path="./fontkit.d.ts" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { sharedByDocuments } from './shared-font.ts';

const resolve = createRequire(import.meta.url).resolve;
const readFace = (path: string): Font =>
  create(readFileSync(resolve(`@expo-google-fonts/noto-sans/${path}.ttf`)));

const regular = readFace('400Regular/NotoSans_400Regular');
const bold = readFace('700Bold/NotoSans_700Bold');

/**
 * The two faces as pdfkit takes them. They are read once, and every document of this thread shares
 * them with the words that were shaped before.
 */
export const fonts = { body: sharedByDocuments(regular), bold: sharedByDocuments(bold) } as const;

/** Whether both faces can draw the character. */
export function canDraw(codePoint: number): boolean {
  return regular.hasGlyphForCodePoint(codePoint) && bold.hasGlyphForCodePoint(codePoint);
}
