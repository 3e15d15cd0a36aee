import { getDocumentProxy } from 'unpdf';

type Node = {
  readonly type?: string;
  readonly role?: string;
  readonly children?: readonly Node[];
};

export type ReadPdf = {
  readonly pages: readonly string[];
  readonly title: string;
  readonly language: string;
  /** Every structure role in reading order, page by page. */
  readonly roles: readonly string[];
  /** The text of what is marked as an artifact: readers skip it. */
  readonly artifacts: readonly string[];
  readonly xmp: string;
  /** The file as characters of one byte each: pdfkit leaves all but page content uncompressed. */
  readonly raw: string;
};

type Item = { readonly type?: string; readonly tag?: string; readonly str?: string };

const rolesIn = (node: Node | null): readonly string[] =>
  node === null ? [] : [node.role ?? '', ...(node.children ?? []).flatMap(rolesIn)].filter(Boolean);

const artifactsIn = (items: readonly Item[]): readonly string[] => {
  const open: string[] = [];
  return items.flatMap((item) => {
    if (item.type?.startsWith('beginMarkedContent') === true) open.push(item.tag ?? '');
    else if (item.type === 'endMarkedContent') open.pop();
    return item.str !== undefined && item.str.trim() !== '' && open.includes('Artifact')
      ? [item.str]
      : [];
  });
};

/** Takes a finished document apart the way a reader's program does. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { info } = await pdf.getMetadata();
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  const pages = await Promise.all(numbers.map((number) => pdf.getPage(number)));
  const contents = await Promise.all(
    pages.map((page) => page.getTextContent({ includeMarkedContent: true })),
  );
  const items = contents.map((content): readonly Item[] => content.items);
  const trees = await Promise.all(pages.map((page) => page.getStructTree()));
  const details = new Map<string, unknown>(Object.entries(info));
  const raw = bytes.toString('latin1');
  return {
    pages: items.map((page) => page.map(({ str = '' }) => str).join('')),
    title: String(details.get('Title')),
    language: String(details.get('Language')),
    roles: trees.flatMap(rolesIn),
    artifacts: items.flatMap(artifactsIn),
    xmp: /<\?xpacket begin[\s\S]*<\?xpacket end/.exec(raw)?.[0] ?? '',
    raw,
  };
}

/** Text without any space, so that line breaks of the page do not matter. */
export function squeezed(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, '');
}
