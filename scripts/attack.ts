import { messageOf, run, type Attack, type Family, type Outcome } from './attack/attack.ts';
import { families } from './attack/families.ts';
import { targetIn, type Target } from './attack/target.ts';
import { row } from './attack/table.ts';

/**
 * `npm run attack [-- --short] [-- <family> …]`: attacks a running development system from outside,
 * and exits with 0 only when every attack holds.
 */

const familiesNamed = (names: readonly string[]): readonly Family[] => {
  const known = families.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Error(`no attacks are named ${unknown}; there are ${known.join(', ')}`);
  return names.length > 0 ? families.filter(({ name }) => names.includes(name)) : families;
};

const attempt = async (attack: Attack, name: string, target: Target): Promise<Outcome> => {
  const outcome = await run(attack, target);
  console.log(row(name, outcome.answer, outcome.holds ? 'holds' : 'BROKEN'));
  return outcome;
};

const attackAll = async (chosen: readonly Family[], target: Target): Promise<boolean> => {
  const began = performance.now();
  const broken: string[] = [];
  let attacks = 0;
  console.log(row('attack', 'answer', 'verdict'));
  for (const family of chosen) {
    for (const attack of family.attacks) {
      const name = `${family.name}: ${attack.name}`;
      if (target.short && attack.longOnly) {
        console.log(`left out: ${name} (${attack.longOnly})`);
        continue;
      }
      attacks += 1;
      if (!(await attempt(attack, name, target)).holds) broken.push(name);
    }
  }
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  console.log(JSON.stringify({ attacks, broken, seconds }));
  return broken.length === 0;
};

const main = async (args: readonly string[]): Promise<number> => {
  const chosen = familiesNamed(args.filter((arg) => arg !== '--short'));
  const target = targetIn(process.env, args.includes('--short'));
  try {
    return (await attackAll(chosen, target)) ? 0 : 1;
  } finally {
    await target.close();
  }
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
