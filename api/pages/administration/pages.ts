import type { PageRoute } from '../../kit/page-route.ts';
import { checksPage } from './checks/page.tsx';
import { administrationHome } from './home/page.tsx';
import { staffPages } from './people/pages.ts';
import { settingsPage } from './settings/page.tsx';
import { systemPages } from './systems/pages.ts';

/** What the administrator keeps: people, systems, settings and the checks of the house; no case. */
export const administrationPages: readonly PageRoute[] = [
  administrationHome,
  settingsPage,
  checksPage,
  ...staffPages,
  ...systemPages,
];
