import type { Fact } from './blocks.ts';
import {
  heightOfStart,
  needRoom,
  type TextStyle,
  textStyles,
  writeTagged,
  writeText,
} from './draw-text.ts';
import { area, type Pdf, type Structure } from './pdf.ts';

const labelWidth = 150;
const betweenColumns = 12;
const highestCard = 260;
const startOfCard = 60;
const gapBelowList = 4;
const gapBelow = 3.5;
/** Points by which the smaller label is moved down to the baseline of its value. */
const baselineShift = 0.9;

export type FactStyle = { readonly value: TextStyle; readonly inset: number };
export const plainFacts: FactStyle = { value: textStyles.body, inset: 0 };

const placesOf = ({ tone = 'normal' }: Fact, { value, inset }: FactStyle) => ({
  label: { x: area.left + inset, width: labelWidth - inset, style: textStyles.label },
  value: {
    x: area.left + labelWidth + betweenColumns,
    width: area.width - labelWidth - betweenColumns - inset,
    style: tone === 'normal' ? value : textStyles[tone],
  },
});

const heightOfFact = (pdf: Pdf, fact: Fact, style: FactStyle) => {
  const places = placesOf(fact, style);
  const label = heightOfStart(pdf, fact.label, places.label);
  const value = heightOfStart(pdf, fact.value, places.value);
  return { label, most: Math.max(label, value) };
};

const writeFact = (
  pdf: Pdf,
  list: Structure,
  { fact, style }: { fact: Fact; style: FactStyle },
) => {
  const { doc } = pdf;
  const places = placesOf(fact, style);
  const height = heightOfFact(pdf, fact, style);
  needRoom(pdf, height.most);
  const { page, y } = doc;
  const item = doc.struct('LI');
  list.add(item);
  writeTagged(pdf, { type: 'Lbl', parent: item }, () => {
    writeText(pdf, fact.label, { ...places.label, y: y + baselineShift });
  });
  writeTagged(pdf, { type: 'LBody', parent: item }, () => {
    writeText(pdf, fact.value, { ...places.value, y });
  });
  item.end();
  if (doc.page === page) doc.y = Math.max(doc.y, y + height.label);
  doc.y += gapBelow;
};

/** Points that a heading should find free below it, so that a short card is not torn apart. */
export function roomForCard(pdf: Pdf, facts: readonly Fact[]): number {
  let height = 0;
  for (const fact of facts) {
    height += heightOfFact(pdf, fact, plainFacts).most + gapBelow;
    if (height > highestCard) return startOfCard;
  }
  return height;
}

/**
 * Draws labels on the left and values on the right, tagged as a list (L, LI, Lbl, LBody) and not as
 * a table, because pdfkit cuts off a table row that is higher than a page, while a list goes on.
 */
export function drawFacts(pdf: Pdf, facts: readonly Fact[], style: FactStyle): void {
  const list = pdf.doc.struct('L');
  pdf.root.add(list);
  for (const fact of facts) writeFact(pdf, list, { fact, style });
  list.end();
  pdf.doc.y += gapBelowList;
}

const bulletIndent = 16;

/** Draws a list with dots, each item beginning on the page of its dot. */
export function drawBullets(pdf: Pdf, items: readonly string[]): void {
  const { doc } = pdf;
  const place = { x: area.left + bulletIndent, width: area.width - bulletIndent };
  const list = doc.struct('L');
  pdf.root.add(list);
  for (const text of items) {
    needRoom(pdf, heightOfStart(pdf, text, { ...place, style: textStyles.body }));
    const item = doc.struct('LI');
    const { y } = doc;
    list.add(item);
    writeTagged(pdf, { type: 'Lbl', parent: item }, () => {
      writeText(pdf, '•', { x: area.left + 4, width: 10, y, style: textStyles.body });
    });
    writeTagged(pdf, { type: 'LBody', parent: item }, () => {
      writeText(pdf, text, { ...place, y, style: textStyles.body });
    });
    item.end();
    doc.y += 2;
  }
  list.end();
}
