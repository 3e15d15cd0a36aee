import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../platform/canonical-json.ts';

const canonical = (value: unknown): string => canonicalBytes(value).toString('utf8');

const double = (bits: string): number => Buffer.from(bits, 'hex').readDoubleBE();

describe('RFC 8785', () => {
  it('writes the sample object of section 3.2.2', () => {
    const sample: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(canonical(sample)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts names by UTF-16 code units, as in section 3.2.3', () => {
    // The RFC's last name (U+FB33) is itself changed by NFC; U+FB01 stands in its place.
    const names = ['\u20ac', '\r', '\ufb01', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const object = Object.fromEntries(names.map((name) => [name, 0]));
    const order = [...canonical(object).matchAll(/"((?:\\.|[^"])+)":0/g)].map(([, name]) => name);
    expect(order).toEqual(['\\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb01']);
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s of appendix B as %s', (bits, text) => {
    expect(canonical(double(bits))).toBe(text);
  });

  it('escapes control characters and nothing else', () => {
    expect(canonical('\u0000\b\t\n\f\r\u001f"\\/\u007f\u2028åäö')).toBe(
      '"\\u0000\\b\\t\\n\\f\\r\\u001f\\"\\\\/\u007f\u2028åäö"',
    );
  });
});

describe('canonicalBytes', () => {
  it('writes a letter typed in two ways as the same bytes, in values and names', () => {
    expect(canonicalBytes({ 'A\u030asa': 'o\u0308' })).toEqual(canonicalBytes({ Åsa: 'ö' }));
  });

  it('replaces half a character instead of losing the report', () => {
    expect(canonical(['a\ud83d', { '\ude00': 1 }])).toBe('["a\ufffd",{"\ufffd":1}]');
  });

  it('leaves out members that are undefined', () => {
    expect(canonical({ a: undefined, b: null })).toBe('{"b":null}');
  });

  it('keeps a member called __proto__', () => {
    expect(canonical(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
  });

  it.each([
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-Infinity', [Number.NEGATIVE_INFINITY]],
    ['undefined', undefined],
    ['undefined in an array', [undefined]],
    ['a bigint', 1n],
    ['a function', { a: () => 1 }],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['names that fall together', { 'a\u030a': 1, å: 2 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalBytes(value)).toThrow(TypeError);
  });

  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, member]) => [name, reversed(member)]),
    );
  };

  it('gives the same bytes whatever order the members were written in', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: true }), (value) => {
        expect(canonicalBytes(reversed(value))).toEqual(canonicalBytes(value));
      }),
    );
  });

  it('reads its own bytes back to the same bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: true }), (value) => {
        const bytes = canonicalBytes(value);
        expect(canonicalBytes(JSON.parse(bytes.toString('utf8')))).toEqual(bytes);
      }),
    );
  });

  it('has bytes for any text at all, and they are valid UTF-8 in NFC', () => {
    const anyText = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
      .map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(anyText, (text) => {
        const json = new TextDecoder('utf-8', { fatal: true }).decode(canonicalBytes([text]));
        expect(JSON.parse(json)).toEqual([text.toWellFormed().normalize('NFC')]);
      }),
    );
  });
});
