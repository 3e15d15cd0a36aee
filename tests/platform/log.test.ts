import { describe, expect, it } from 'vitest';
import { createLog, type Log, type LogFields, type LogLevel } from '../../platform/log.ts';

const name = 'Lisa Påhittad';

const capture = (
  level: LogLevel = 'debug',
): { readonly log: Log; readonly lines: () => string } => {
  let written = '';
  const log = createLog(level, {
    write: (line) => {
      written += line;
    },
  });
  return { log, lines: () => written };
};

const untyped = (fields: object): LogFields => fields;

describe('the log', () => {
  it('writes one line of JSON with instant, level, message and allowed fields', () => {
    const { log, lines } = capture();
    log.info('request answered', { requestId: 'r1', status: 201, durationMs: 4.5 });
    expect(JSON.parse(lines())).toEqual({
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      level: 'info',
      msg: 'request answered',
      requestId: 'r1',
      status: 201,
      durationMs: 4.5,
    });
  });

  it.each([
    ['a field that is not on the list', { child: name }],
    ['an object under an allowed field', { reportId: { child: name } }],
    ['a list under an allowed field', { reportId: [name] }],
    ['an object with a way to print itself', { reportId: { toJSON: () => name } }],
    ['the message of an error', { error: new Error(`no such child: ${name}`) }],
    ['the message of an error of several lines', { error: new Error(`x\n    at ${name} (a:1:1)`) }],
    ['the cause of an error', { error: new Error('x', { cause: new Error(name) }) }],
    ['the name of an error', { error: Object.assign(new Error('x'), { name }) }],
    ['the code of an error', { error: Object.assign(new Error('x'), { code: name }) }],
    ['a property of an error', { error: Object.assign(new Error('x'), { detail: name }) }],
    ['a thrown text', { error: name }],
    ['a thrown object', { error: { message: name } }],
  ])('keeps %s out of the line', (_, fields) => {
    const { log, lines } = capture();
    log.error('failed', untyped(fields));
    log.child(untyped(fields)).error('failed again');
    expect(lines().trim().split('\n')).toHaveLength(2);
    expect(lines()).not.toContain('Lisa');
    expect(lines()).not.toContain('hittad');
  });

  it('keeps name, code, frames and causes of an error', () => {
    const { log, lines } = capture();
    const cause = Object.assign(new TypeError('inner'), { code: '23505' });
    log.error('failed', { error: new RangeError('outer', { cause }) });
    expect(JSON.parse(lines())).toMatchObject({
      error: {
        name: 'RangeError',
        frames: expect.arrayContaining([expect.stringMatching(/log\.test\.ts:\d+:\d+/)]),
        cause: { name: 'TypeError', code: '23505' },
      },
    });
  });

  it('follows causes that run in a circle only a few steps', () => {
    const { log, lines } = capture();
    const error = new Error('x');
    error.cause = error;
    log.error('failed', { error });
    expect(lines().match(/"name"/g)).toHaveLength(4);
  });

  it('carries the fields of a child on each of its lines', () => {
    const { log, lines } = capture();
    const child = log.child({ process: 'api' }).child({ requestId: 'r1' });
    child.warn('slow', { durationMs: 900 });
    expect(JSON.parse(lines())).toMatchObject({ process: 'api', requestId: 'r1', durationMs: 900 });
  });

  it('cuts long values', () => {
    const { log, lines } = capture();
    log.info('x', { route: 'a'.repeat(10_000) });
    expect(lines().length).toBeLessThan(400);
  });

  it('is silent below its level', () => {
    const { log, lines } = capture('warn');
    log.debug('x');
    log.info('x');
    log.warn('heard');
    expect(lines().match(/\n/g)).toHaveLength(1);
  });
});
