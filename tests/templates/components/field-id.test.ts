import { describe, expect, it } from 'vitest';
import { fieldId } from '../../../templates/components/field-id.ts';

describe('the id of a field', () => {
  it.each([
    ['reasons', 'reasons'],
    ['events.0.what', 'events-0-what'],
    ['guardians[1][name]', 'guardians-1-name-'],
    ['vad "hände" #1', 'vad-h-nde-1'],
  ])('of %s is %s, which an address may hold', (name, id) => {
    expect(fieldId(name)).toBe(id);
  });
});
