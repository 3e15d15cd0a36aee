const mostBytes = 256 * 1024;

/** `opening`, as many `unit`s as the largest body holds, and `closing`. */
const filled = (opening: string, unit: string, closing: string, between = ''): string => {
  const room = mostBytes - Buffer.byteLength(opening + closing);
  const count = Math.floor(room / Buffer.byteLength(unit + between));
  return `${opening}${Array.from({ length: count }, () => unit).join(between)}${closing}`;
};

const nested = (opening: string, inside: string, closing: string): string => {
  const depth = Math.floor((mostBytes - inside.length - 10) / Buffer.byteLength(opening + closing));
  return `{"a":${opening.repeat(depth)}${inside}${closing.repeat(depth)}}`;
};

/** An object with as many members as fit, each under the name that `nameOf` gives its number. */
const named = (nameOf: (index: number) => string): string => {
  const members: string[] = [];
  for (let length = 2, index = 0; ; index += 1) {
    const member = `${JSON.stringify(nameOf(index))}:0`;
    length += Buffer.byteLength(member) + 1;
    if (length > mostBytes) return `{${members.join(',')}}`;
    members.push(member);
  }
};

const reporter = '"reporter":{"givenName":"Anna","familyName":"Exempel"}';
const account = (text: string): string => filled(`{${reporter},"events":[{"what":"a`, text, '"}]}');

/**
 * Bodies that fill the limit, each with as much as possible of one thing that some reader may be
 * slow at. Some are no JSON, some no report, and some are reports in good order.
 */
export const worstBodies: Readonly<Record<string, string>> = {
  'a quotation mark and escaped ones, never closed': filled('"', '\\"', ''),
  'a name of escaped quotation marks, never closed': filled('{"', '\\"', ''),
  'a text of escaped quotation marks': filled('{"a":"', '\\"', '"}'),
  'a text of backslashes': filled('{"a":"', '\\\\', '"}'),
  'a text of backslashes, never closed': filled('{"a":"', '\\\\', ''),
  'a name of backslashes': filled('{"', '\\\\', '":0}'),
  'quotation marks alone': filled('', '"', ''),
  'quotation marks between backslashes': filled('{"a":', '\\"', '}'),
  'escapes by number': filled('{"a":"', '\\u0022', '"}'),
  'halves of characters': filled('{"a":"', '\\ud83d', '"}'),
  'characters of four bytes': filled('{"a":"', '🙂', '"}'),
  'lists in lists': nested('[', '', ']'),
  'lists in lists, never closed': filled('', '[', ''),
  'objects in objects': nested('{"a":', '0', '}'),
  'objects in objects, never closed': filled('', '{"":', ''),
  'objects in lists in objects': nested('[{"a":', '0', '}]'),
  'one number': filled('{"a":', '9', '}'),
  'one number behind its point': filled('{"a":0.', '3', '}'),
  'one number that is none': filled('{"a":', '-', '}'),
  'short numbers': filled('{"a":[', '0', ']}', ','),
  'numbers at the edge': filled('{"a":[', '1.7976931348623157e308', ']}', ','),
  'short names': named((index) => index.toString(36)),
  'numbers as names': named((index) => String(index * 65_537)),
  'one name, again and again': named(() => 'a'),
  'the name of the prototype': named(() => '__proto__'),
  'one long name': filled('{"', 'a', '":0}'),
  'objects with one member': filled('[', '{"":0}', ']', ','),
  'empty texts': filled('{"a":[', '""', ']}', ','),
  'empty objects': filled('{"a":[', '{}', ']}', ','),
  'texts that look like names': filled('{"a":[', '":"', ']}', ','),
  blanks: filled('{"a":', ' ', '0}'),
  'blanks alone': filled('', ' ', ''),
  'blanks behind a text': filled('{"a":["",""', '\n', ']}'),
  'blanks behind a name': filled('{"a"', '\t', ':0}'),
  commas: filled('[', ',', ']'),
  colons: filled('{"a"', ':', '}'),
  'no JSON at all': filled('', 'x', ''),
  'a report of one long account': account('å'),
  'a report of blanks': account(' '),
  'a report of marks in order': account('\u0316'),
  'a report of marks that change places': account('\u0301\u0316'),
  'a report of marks in two parts': account('\u0344\u0316'),
  'a report of unknown members': filled(`{${reporter},`, '"x":0', '}', ','),
  'a report of unknown members, each of its own': named((index) => `x${index}`),
  'a report of empty events': filled(`{${reporter},"events":[`, '{}', ']}', ','),
  'a report of wrong events': filled(`{${reporter},"events":[`, '{"what":0,"x":0}', ']}', ','),
  'a report of guardians': filled(`{${reporter},"guardians":[`, '{}', ']}', ','),
  'a report of siblings': filled(`{${reporter},"siblings":{"list":[`, '{}', ']}}', ','),
  'a report of kinds of worry': filled(`{${reporter},"worry":{"kinds":[`, '"none"', ']}}', ','),
  'a report of wrong kinds of worry': filled(`{${reporter},"worry":{"kinds":[`, '0', ']}}', ','),
  'a report of agencies': filled(`{${reporter},"more":{"otherAgencies":[`, '""', ']}}', ','),
  'a report of attachments': filled(`{${reporter},"attachments":[`, '0', ']}', ','),
};
