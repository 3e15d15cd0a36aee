import { describe, expect, it } from 'vitest';
import { read } from '../helpers/repository.ts';

type Locked = {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const { packages } = JSON.parse(read('package-lock.json')) as {
  packages: Readonly<Record<string, Locked>>;
};

const nameOf = (place: string): string => place.split('node_modules/').at(-1) ?? place;

describe('the lock file', () => {
  it('records no download address: any registry may serve the same bytes', () => {
    const recorded = Object.entries(packages).filter(([, { resolved }]) =>
      resolved?.startsWith('http'),
    );
    expect(recorded.map(([place]) => place)).toEqual([]);
  });

  it('knows every platform’s binary, or a clean install would be refused', () => {
    const known = new Set(Object.keys(packages).map(nameOf));
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !known.has(name))
        .map((name) => `${nameOf(place)} → ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
