const decoded = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

const ofInput = (tag: string): readonly (readonly [string, string])[] => {
  const name = attribute(tag, 'name');
  const type = attribute(tag, 'type') ?? 'text';
  if (name === undefined) return [];
  const isChoice = type === 'radio' || type === 'checkbox';
  if (isChoice && !/ checked[ />=]/.test(tag)) return [];
  return [[name, decoded(attribute(tag, 'value') ?? '')]];
};

/** What a browser sends of a form that nobody has touched: what is hidden, written or chosen there. */
export function standingIn(html: string): Record<string, string> {
  const [form = ''] = /<form id="form"[\s\S]*?<\/form>/.exec(html) ?? [];
  const inputs = [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => ofInput(tag));
  const texts = [...form.matchAll(/<textarea([^>]*)>\n?([^<]*)<\/textarea>/g)].map(
    ([, tag = '', text = '']) => [attribute(tag, 'name') ?? '', decoded(text)] as const,
  );
  const lists = [...form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)].map(
    ([, tag = '', options = '']) => {
      const chosen = /<option[^>]* selected[^>]*>/.exec(options)?.[0] ?? '';
      return [attribute(tag, 'name') ?? '', decoded(attribute(chosen, 'value') ?? '')] as const;
    },
  );
  const all: Record<string, string> = {};
  for (const [name, text] of [...inputs, ...texts, ...lists]) {
    all[name] = all[name] === undefined ? text : `${all[name]}\n${text}`;
  }
  return all;
}
