import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { describeError } from '../../api/problems/describe-error.ts';
import { problemOf } from '../../api/problems/problem.ts';
import { problemTexts } from '../../api/problems/texts.ts';
import { Conflict, NotFound } from '../../domain/errors.ts';
import { createTestApi, withoutDatabase } from './parts.ts';

const withCode = (code: string): Error => Object.assign(new Error('secret'), { code });

describe('the words of a problem', () => {
  it('are sentences, and say the same of a code each time', () => {
    for (const [title, detail] of Object.values(problemTexts)) {
      expect(title).toMatch(/^\p{Lu}[^.]+$/u);
      expect(detail).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  it('carry what the rule lets the caller know, and cannot be overwritten by it', () => {
    const error = new Conflict('already-opened', { takenBy: 'Eva Prov', status: 200, code: 'x' });
    expect(problemOf(describeError(error), 'an-id')).toMatchObject({
      type: 'urn:anmalan:problem:already-opened',
      title: 'Redan öppnad',
      status: 409,
      instance: 'urn:uuid:an-id',
      code: 'already-opened',
      takenBy: 'Eva Prov',
    });
  });

  it('are the same for what is hidden as for what is not there', () => {
    expect(describeError(new NotFound()).details).toEqual({});
  });
});

describe('an error that is nobody`s fault', () => {
  it.each([
    '40P01',
    '55P03',
    '57014',
    '57P01',
    '53100',
    '53300',
    '25006',
    'ECONNREFUSED',
    'ETIMEDOUT',
  ])('%s passes by itself: 503, to be tried again with the same key', (code) => {
    expect(describeError(withCode(code))).toMatchObject({ status: 503, code: 'try-again' });
  });

  it.each([['23505'], ['22P02'], ['42501']])('%s is ours to mend: 500', (code) => {
    expect(describeError(withCode(code))).toMatchObject({ status: 500, code: 'internal' });
  });

  it('tells the caller nothing and the log no message', async () => {
    const api = await createTestApi(withoutDatabase());
    const answer = await request(api.app)
      .get('/api/v1/me')
      .set('Authorization', `Bearer ${await api.tokenFor('larare.degerfors')}`);
    expect(answer.status).toBe(500);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.text).not.toContain('no database');
    expect(answer.body).toMatchObject({ code: 'internal', status: 500 });
    const line = api.logged.find((text) => text.includes('request failed'));
    expect(line).toContain(String(answer.headers['x-request-id']));
    expect(api.logged.join('')).not.toContain('no database');
  });
});
