import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler } from 'express';
import { BadRequest, UnsupportedMediaType } from '../problems/errors.ts';
import { namesRead, namesWritten } from './json-names.ts';

export const largestBody = '256kb';

/**
 * Refuses a body that is not UTF-8. Decoding would silently turn each wrong byte into U+FFFD, and a
 * damaged name would be frozen into the report.
 */
const refuseOtherCharset = (body: Buffer, charset: string): void => {
  if (charset !== 'utf-8' || !isUtf8(body)) throw new UnsupportedMediaType('wrong-charset');
};

/**
 * A deed that needs no words may come with an empty body, whatever media type the request states.
 */
const isEmpty = (req: Request): boolean => req.get('Content-Length') === '0';

/**
 * Refuses a body that is not JSON. `req.is` answers `false` for a body of another type, and `null`
 * when there is no body at all.
 */
const refuseOtherTypes: RequestHandler = (req, _res, next) => {
  if (req.is('application/json') === false && !isEmpty(req)) {
    throw new UnsupportedMediaType('unsupported-media-type');
  }
  next();
};

const received = new WeakMap<object, Buffer>();

/**
 * Refuses an object with two members of one name. The parser keeps only the last, so what the
 * reporter wrote in the first would be lost. It is asked of bodies that have parsed, because what
 * is no JSON has no names.
 */
const refuseRepeatedNames: RequestHandler = (req, _res, next) => {
  const body = received.get(req);
  received.delete(req);
  if (body && namesWritten(body) !== namesRead(req.body)) throw new BadRequest('repeated-name');
  next();
};

/**
 * Reads bodies: JSON in UTF-8 of at most 256 kB, uncompressed. Everything else is answered with 4xx
 * and not stored.
 */
export const jsonBody: RequestHandler[] = [
  refuseOtherTypes,
  express.json({
    limit: largestBody,
    type: 'application/json',
    inflate: false,
    verify: (req, _res, body, charset) => {
      refuseOtherCharset(body, charset);
      received.set(req, body);
    },
  }),
  refuseRepeatedNames,
];
