import { describe, expect, it } from 'vitest';
import { callerRoutes } from '../../api/routes/all.ts';
import { readRoutes } from './read-matrix.ts';

const asDocumented = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

describe('every route that asks who is calling', () => {
  it('stands in the matrix with its action, and the matrix knows no other', () => {
    const served = callerRoutes.map(
      ({ method, path }) => `${method.toUpperCase()} ${asDocumented(path)}`,
    );
    const known = readRoutes().map(({ method, path }) => `${method} ${path}`);
    expect(known.toSorted()).toEqual(served.toSorted());
  });
});
