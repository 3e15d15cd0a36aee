import { inspectText, type Inspector, type Verdict } from './inspector.ts';

/**
 * What a drawing runs, loads or hides: scripts and what listens, other documents in it, addresses
 * beyond it, entities and characters by number, by which any of these could be written otherwise, and
 * an encoding in which no pattern would be found.
 */
const active = [
  /<\s?(?:[\w-]+:)?(?:script|foreignobject|iframe|embed|object|handler|listener|animate|set|audio|video)\b/i,
  /[\s"'/]on[a-z]+\s?=/i,
  /(?:javascript|vbscript)\s?:/i,
  /href\s?=\s?["']?\s?(?!#)[^\s"'#]/i,
  /url\(\s?["']?\s?(?!#)[^\s"'#]/i,
  /@import|<!(?:entity|doctype)|<\?xml-stylesheet|&#/i,
  /encoding\s?=\s?["'](?!utf-8)/i,
  /\0/,
];

/** The type declaration that drawing programs write by habit: an address of a standard, and no more. */
const habit =
  /<!DOCTYPE svg PUBLIC "-\/\/W3C\/\/DTD SVG [\d.]+\/\/EN" "http:\/\/www\.w3\.org\/[\w./-]+">/g;

/** Refuses an SVG that is more than a drawing. White space is no way to stretch a pattern. */
export function inspectSvg(): Inspector {
  let found: Verdict = 'fine';
  return inspectText({
    normal: (text) => text.replaceAll(/\s+/g, ' ').replaceAll(habit, ''),
    see: (text) => {
      if (active.some((pattern) => pattern.test(text))) found = 'active';
    },
    verdict: () => found,
  });
}
