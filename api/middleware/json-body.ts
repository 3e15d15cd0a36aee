import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler } from 'express';
import { BadRequest, UnsupportedMediaType } from '../problems/errors.ts';
import { namesRead, namesWritten } from './json-names.ts';

export const largestBody = '256kb';

/** A byte that is not UTF-8 would silently become U+FFFD: half a name must not be frozen. */
const refuseOtherCharset = (body: Buffer, charset: string): void => {
  if (charset !== 'utf-8' || !isUtf8(body)) throw new UnsupportedMediaType('wrong-charset');
};

/** Deeds that need no words may come without a body, whatever else the request says of it. */
const isEmpty = (req: Request): boolean => req.get('Content-Length') === '0';

/** `false` is a body of another type, `null` no body at all. */
const refuseOtherTypes: RequestHandler = (req, _res, next) => {
  if (req.is('application/json') === false && !isEmpty(req)) {
    throw new UnsupportedMediaType('unsupported-media-type');
  }
  next();
};

const written = new WeakMap<object, number>();

/** Of two members with one name the parser keeps the last, and the first worry would be lost. */
const refuseRepeatedNames: RequestHandler = (req, _res, next) => {
  if ((written.get(req) ?? 0) !== namesRead(req.body)) throw new BadRequest('repeated-name');
  next();
};

/** Bodies are JSON in UTF-8 of at most 256 kB, uncompressed; everything else is 4xx and not stored. */
export const jsonBody: RequestHandler[] = [
  refuseOtherTypes,
  express.json({
    limit: largestBody,
    type: 'application/json',
    inflate: false,
    verify: (req, _res, body, charset) => {
      refuseOtherCharset(body, charset);
      written.set(req, namesWritten(body.toString('utf8')));
    },
  }),
  refuseRepeatedNames,
];
