import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler } from 'express';
import { UnsupportedMediaType } from '../problems/errors.ts';

export const largestBody = '256kb';

/** A byte that is not UTF-8 would silently become U+FFFD: half a name must not be frozen. */
const refuseOtherCharset = (_req: unknown, _res: unknown, body: Buffer): void => {
  if (!isUtf8(body)) throw new UnsupportedMediaType('wrong-charset');
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

/** Bodies are JSON in UTF-8 of at most 256 kB, uncompressed; everything else is 4xx and not stored. */
export const jsonBody: RequestHandler[] = [
  refuseOtherTypes,
  express.json({
    limit: largestBody,
    type: 'application/json',
    inflate: false,
    verify: refuseOtherCharset,
  }),
];
