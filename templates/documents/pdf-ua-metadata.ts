const property = (name: string, value: string): string =>
  `<pdfaProperty:${name}>${value}</pdfaProperty:${name}>`;
const schema = (name: string, value: string): string =>
  `<pdfaSchema:${name}>${value}</pdfaSchema:${name}>`;
const resource = (content: string): string =>
  `<rdf:li rdf:parseType="Resource">${content}</rdf:li>`;

const uaPart = resource(
  property('name', 'part') +
    property('valueType', 'Integer') +
    property('category', 'internal') +
    property('description', 'Part of ISO 14289'),
);
const uaSchema = resource(
  schema('schema', 'PDF/UA identification') +
    schema('namespaceURI', 'http://www.aiim.org/pdfua/ns/id/') +
    schema('prefix', 'pdfuaid') +
    schema('property', `<rdf:Seq>${uaPart}</rdf:Seq>`),
);

/**
 * XMP that says PDF/UA-1 beside the PDF/A-2a that pdfkit writes: its `subset` takes one standard,
 * and PDF/A allows a foreign identifier only with its schema described (ISO 19005-2, 6.6.2.3).
 */
export const pdfUaMetadata = `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>${uaSchema}</rdf:Bag></pdfaExtension:schemas></rdf:Description>`;
