import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { examineFile } from '../../../platform/files/examine-file.ts';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** What a file is found to be, however it is cut into pieces. */
const found = async (bytes: Buffer | string, piece = 1 << 20): Promise<string> => {
  const whole = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  const examination = examineFile();
  for (let at = 0; at < whole.length; at += piece) {
    await examination.take(whole.subarray(at, at + piece));
  }
  const examined = await examination.end();
  return examined.is === 'taken' ? examined.type : examined.is;
};

describe('the type of a file is found from its bytes', () => {
  it.each([
    ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['image/gif', 'GIF89a\x01\0'],
    ['image/webp', 'RIFF\x24\0\0\0WEBPVP8 '],
    ['image/heic', '\0\0\0\x18ftypheic\0\0\0\0mif1'],
    ['image/avif', '\0\0\0\x1cftypavif\0\0\0\0'],
    ['image/tiff', `II*\0\x08\0\0\0${'\0'.repeat(40)}`],
    ['audio/mpeg', 'ID3\x04\0\0\0\0\0\0\xff\xfb\x90\x44'],
    ['audio/mpeg', '\xff\xfb\x90\x44'],
    ['audio/aac', '\xff\xf1\x50\x80'],
    ['audio/mp4', '\0\0\0\x1cftypM4A \0\0\0\0'],
    ['audio/mp4', '\0\0\0\x1cftypmp42\0\0\0\0....hdlr\0\0\0\0\0\0\0\0soun'],
    ['audio/wav', 'RIFF\x24\0\0\0WAVEfmt '],
    ['audio/ogg', `OggS\0\x02${'.'.repeat(22)}OpusHead\x01\x02`],
    ['audio/ogg', `OggS\0\x02${'.'.repeat(22)}\x01vorbis${'\0'.repeat(22)}`],
    ['audio/flac', 'fLaC\0\0\0\x22'],
    ['audio/amr', '#!AMR\n<'],
    ['application/pdf', '%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj'],
    ['text/plain', 'Hon sa: jag vill inte gå hem.\r\n'],
    [
      'image/svg+xml',
      '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
  ])('%s', async (type, bytes) => {
    expect(await found(type === 'text/plain' ? bytes : latin(bytes))).toBe(type);
    expect(await found(type === 'text/plain' ? bytes : latin(bytes), 3)).toBe(type);
  });

  it.each([
    ['a zip, of which office files are made', 'office', 'PK\x03\x04\x14\0[Content_Types].xml'],
    ['an office file of old', 'office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['rich text', 'office', '{\\rtf1\\ansi'],
    ['a program', 'unknown', 'MZ\x90\0\x03\0\0\0'],
    ['an archive of another kind', 'unknown', '7z\xbc\xaf\x27\x1c\0\x04'],
    ['a page', 'active', '<!DOCTYPE html><html><body>'],
    [
      'a film',
      'unknown',
      '\0\0\0\x1cftypmp42....hdlr\0\0\0\0\0\0\0\0vide..hdlr\0\0\0\0\0\0\0\0soun',
    ],
    [
      'a film with its pictures last',
      'unknown',
      `\0\0\0\x1cftypisom${'.'.repeat(9000)}hdlr\0\0\0\0\0\0\0\0vide`,
    ],
    ['a program', 'unknown', 'MZ\x90\0\x03\0\0\0'],
    ['bytes that are no UTF-8', 'unknown', 'Hon gr\xe4t'],
    ['nothing known', 'unknown', '\x1a\x45\xdf\xa3'],
  ])('%s is not taken', async (_, is, bytes) => {
    expect(await found(latin(bytes))).toBe(is);
    expect(await found(latin(bytes), 5)).toBe(is);
  });
});

const packedList = (objects: string): Buffer =>
  Buffer.concat([
    latin('5 0 obj <</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode>>\nstream\r\n'),
    deflateSync(latin(objects)),
    latin('\r\nendstream endobj'),
  ]);
const pdf = (...parts: readonly (Buffer | string)[]): Buffer =>
  Buffer.concat(
    ['%PDF-1.7\n', ...parts].map((part) => (Buffer.isBuffer(part) ? part : latin(part))),
  );

describe('a PDF', () => {
  it.each([
    ['a script', pdf('1 0 obj <</S/JavaScript/JS(app.alert)>>'), 'active'],
    [
      'a script whose name is written by numbers',
      pdf('<</S /J#61va#53cript /JS 3 0 R>>'),
      'active',
    ],
    ['a script in a packed list', pdf(packedList('1 0 <</S /JavaScript /JS (x)>>')), 'active'],
    ['a program to start', pdf('<</S /Launch /F (calc.exe)>>'), 'active'],
    ['a file in it', pdf('<</Type /EmbeddedFile>>'), 'active'],
    ['a form that runs', pdf('<</XFA 4 0 R>>'), 'active'],
    ['a password', pdf('trailer <</Encrypt 9 0 R>>'), 'locked'],
    [
      'a packed list that is not to be unpacked',
      pdf('<</Type /ObjStm /Filter /LZWDecode>> stream\nxyz\nendstream'),
      'locked',
    ],
    [
      'a packed list that never ends',
      pdf('<</Type /ObjStm>> stream\n', Buffer.alloc(3 << 20)),
      'locked',
    ],
  ])('with %s is not taken', async (_, bytes, is) => {
    expect(await found(bytes)).toBe(is);
    expect(await found(bytes, 7000)).toBe(is);
    expect(await found(bytes, 64)).toBe(is);
  });

  it.each([
    ['a first page to open at', pdf('<</OpenAction [3 0 R /Fit]>>')],
    [
      'packed lists of pages',
      pdf(packedList('1 0 <</Type /Page>>'), packedList('2 0 <</Type /Font>>')),
    ],
    ['metadata that says whether it is locked', pdf('<</EncryptMetadata false>>')],
    [
      'pictures',
      pdf('<</Length 9>> stream\n', deflateSync(Buffer.alloc(90_000, 7)), '\nendstream'),
    ],
  ])('with %s is taken', async (_, bytes) => {
    expect(await found(bytes)).toBe('application/pdf');
    expect(await found(bytes, 64)).toBe('application/pdf');
  });
});

describe('an SVG', () => {
  const drawing = (inside: string, attributes = ''): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;

  it.each([
    ['a script', drawing('<script>alert(1)</script>')],
    ['something that listens', drawing('', 'onload="alert(1)"')],
    ['something that listens, far from its sign', drawing('', `onload${' '.repeat(5000)}="x"`)],
    ['an address that runs', drawing('<a xlink:href="javascript:alert(1)"/>')],
    ['characters by number', drawing('<a href="&#106;avascript:alert(1)"/>')],
    ['a page in it', drawing('<foreignObject><p/></foreignObject>')],
    ['a picture from elsewhere', drawing('<image href="https://example.se/x.png"/>')],
    ['something that sets an attribute later', drawing('<set attributeName="href" to="x"/>')],
    ['an entity', `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]>${drawing('&x;')}`],
  ])('with %s is not taken', async (_, text) => {
    expect(await found(text)).toBe('active');
    expect(await found(text, 4096)).toBe('active');
    expect(await found(text, 100)).toBe('active');
  });

  it.each([
    ['lines', drawing('<path d="M0 0L9 9" fill="url(#g)"/><use href="#a"/>')],
    [
      'the usual declaration',
      `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${drawing('')}`,
    ],
  ])('of %s is taken', async (_, text) => {
    expect(await found(text)).toBe('image/svg+xml');
    expect(await found(text, 50)).toBe('image/svg+xml');
  });
});
