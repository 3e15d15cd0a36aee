import { viewDraft } from '../../../services/reports/drafts.ts';
import { readerOf, type Reader } from '../reading.ts';
import type { ServedPages } from '../served-pages.ts';

/** What the tests of a report that is written begin with. */
export function draftsOf(pages: ServedPages, author = 'larare.degerfors') {
  const loggedIn = async (login = author): Promise<Reader> =>
    readerOf(pages, await pages.sessions.begin(login));
  return {
    loggedIn,
    /** Begins one by the button of `/anmal`. @returns its path, without a page */
    begin: async (reader: Reader): Promise<string> => {
      const { path } = await reader.fill('/anmal', {});
      return path.replace('/akut', '');
    },
    idOf: (path: string): string => path.split('/')[2] ?? '',
    fieldsOf: async (path: string) => {
      const call = await pages.system.as(author);
      return (await viewDraft(pages.system.deps, call, path.split('/')[2] ?? '')).fields;
    },
  };
}
