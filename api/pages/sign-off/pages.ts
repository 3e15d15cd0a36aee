import type { PageRoute } from '../../kit/page-route.ts';
import { askPages } from './ask/ask-page.tsx';
import { signPages } from './sign/sign-page.ts';

/** The pages of those who are asked to sign, and of those who ask them. */
export const signOffPages: readonly PageRoute[] = [...signPages, ...askPages];
