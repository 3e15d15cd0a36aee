import type { Block, Essentials } from './blocks.ts';
import { drawBullets, drawFacts, plainFacts, roomForCard } from './draw-facts.ts';
import {
  fullWidth,
  ink,
  needRoom,
  type Place,
  type TextStyle,
  textStyles,
  writeTagged,
  writeText,
} from './draw-text.ts';
import { area, drawArtifact, type Pdf } from './pdf.ts';

type Heading = TextStyle & { readonly tag: 'H1' | 'H2' | 'H3'; readonly above: number };

const headings = {
  title: { tag: 'H1', font: 'bold', size: 21, color: ink.heading, above: 0 },
  section: { tag: 'H2', font: 'bold', size: 13.5, color: ink.heading, above: 14 },
  subsection: { tag: 'H3', font: 'bold', size: 11, color: ink.text, above: 6 },
} as const satisfies Readonly<Record<string, Heading>>;

/**
 * Points that must be left on the page where a heading begins, so that it never stands alone at its
 * foot.
 */
const roomForHeading = 90;
const heightOfHeading = 42;
const gapBelow = 5;
const inset = 12;

const drawHeading = (pdf: Pdf, heading: Heading, text: string): void => {
  needRoom(pdf, roomForHeading);
  if (pdf.doc.y > area.top) pdf.doc.y += heading.above;
  writeTagged(pdf, { type: heading.tag }, () => {
    writeText(pdf, text, { ...fullWidth, style: heading });
  });
  pdf.doc.y += gapBelow;
};

const drawSection = (pdf: Pdf, text: string): void => {
  drawHeading(pdf, headings.section, text);
  pdf.doc.outline.addItem(text);
  const y = pdf.doc.y - 3;
  drawArtifact(pdf, 'Layout', () => {
    pdf.doc.moveTo(area.left, y).lineTo(area.left + area.width, y);
    pdf.doc.lineWidth(0.6).stroke('#9db4c0');
  });
  pdf.doc.y += 3;
};

const drawParagraph = (pdf: Pdf, text: string, to: Place & { style: TextStyle }): void => {
  writeTagged(pdf, { type: 'P' }, () => {
    writeText(pdf, text, to);
  });
  pdf.doc.y += gapBelow;
};

const drawFrame = (pdf: Pdf, top: number): void => {
  const height = pdf.doc.y - top;
  drawArtifact(pdf, 'Layout', () => {
    pdf.doc.roundedRect(area.left, top, area.width, height, 4).lineWidth(1.4).stroke(ink.heading);
  });
};

const drawEssentials = (pdf: Pdf, block: Essentials): void => {
  const { doc } = pdf;
  const inside: Place = { x: area.left + inset, width: area.width - 2 * inset };
  doc.y += 4;
  const { page, y: top } = doc;
  doc.y += inset - 2;
  writeTagged(pdf, { type: 'H2' }, () => {
    writeText(pdf, block.heading, { ...inside, style: headings.section });
  });
  doc.y += gapBelow;
  for (const alarm of block.alarms)
    drawParagraph(pdf, alarm, { ...inside, style: textStyles.alarm });
  doc.y += 2;
  drawFacts(pdf, block.facts, { value: textStyles.strong, inset });
  drawParagraph(pdf, block.note, { ...inside, style: textStyles.label });
  doc.y += inset - gapBelow;
  if (doc.page === page) drawFrame(pdf, top);
  doc.y += 6;
};

const heightTogether = (pdf: Pdf, [block, ...rest]: readonly Block[]): number => {
  if (block?.kind === 'facts') return roomForCard(pdf, block.facts);
  return block?.kind === 'section' || block?.kind === 'subsection'
    ? heightOfHeading + heightTogether(pdf, rest)
    : 0;
};

/**
 * Opens a new page unless headings and a short card below them fit on this one. `blocks` begins
 * with the next to draw.
 */
export function keepTogether(pdf: Pdf, blocks: readonly Block[]): void {
  if (blocks[0]?.kind !== 'facts') needRoom(pdf, heightTogether(pdf, blocks));
}

export function drawBlock(pdf: Pdf, block: Block): void {
  switch (block.kind) {
    case 'title':
    case 'subsection':
      return drawHeading(pdf, headings[block.kind], block.text);
    case 'section':
      return drawSection(pdf, block.text);
    case 'paragraph':
      return drawParagraph(pdf, block.text, { ...fullWidth, style: textStyles.body });
    case 'facts':
      return drawFacts(pdf, block.facts, plainFacts);
    case 'bullets':
      return drawBullets(pdf, block.items);
    case 'essentials':
      return drawEssentials(pdf, block);
  }
}
