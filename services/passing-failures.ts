/** What the API needs to know of the database's errors, since it asks services and no store. */
export { passingFailure } from '../database/passing-failures.ts';
