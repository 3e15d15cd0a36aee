import type { BrowserContext, Page } from 'playwright-core';

const mostSteps = 250;

/** Somebody who has nothing but a keyboard, and counts what a task costs her. */
export type Keyboard = {
  readonly page: Page;
  /** Walks to a link or a button by its name and presses it. */
  readonly press: (name: string | RegExp) => Promise<void>;
  /** Walks to a field by its label and types. */
  readonly type: (label: string, text: string) => Promise<void>;
  /** Walks to a box or a choice by its label and ticks it. */
  readonly choose: (label: string) => Promise<void>;
  /** New pages that came, and links and buttons pressed; answers are not counted. */
  readonly cost: () => { readonly pages: number; readonly presses: number };
};

type Focused = { readonly name: string; readonly kind: string };

const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement)) return { name: '', kind: '' };
    const label = at.id ? document.querySelector(`label[for="${at.id}"]`) : null;
    const name = at.getAttribute('aria-label') ?? label?.textContent ?? at.textContent ?? '';
    return { name: name.trim(), kind: at.getAttribute('type') ?? at.tagName.toLowerCase() };
  });

const fits = (name: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? name === wanted : wanted.test(name);

const walkTo = async (
  page: Page,
  wanted: string | RegExp,
  kinds: readonly string[],
): Promise<void> => {
  for (let step = 0; step < mostSteps; step += 1) {
    await page.keyboard.press('Tab');
    const { name, kind } = await focused(page);
    if (kinds.includes(kind) && fits(name, wanted)) return;
  }
  throw new Error(`the keyboard does not reach ${String(wanted)} at ${page.url()}`);
};

/** A radio is reached through its group: the walk enters it once, and arrows go on from there. */
const walkToRadio = async (page: Page, label: string): Promise<boolean> => {
  const group = page.getByRole('radio', { name: label, exact: true });
  if ((await group.count()) === 0) return false;
  const name = await group.first().getAttribute('name');
  for (let step = 0; step < mostSteps; step += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => document.activeElement?.getAttribute('name'));
    if (at === name) break;
  }
  const choices = await page.locator(`input[name="${name}"]`).count();
  await page.keyboard.press('Space');
  for (let step = 0; step < choices; step += 1) {
    if ((await focused(page)).name === label) return true;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows do not reach ${label}`);
};

/** Opens a page of the context, on which only keys are pressed from then on. */
export async function keyboardAt(context: BrowserContext, address: string): Promise<Keyboard> {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'load' });
  let presses = 0;
  let pages = 0;
  const press = async (name: string | RegExp): Promise<void> => {
    await walkTo(page, name, ['a', 'submit', 'button', 'summary']);
    presses += 1;
    const before = page.url();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    if (page.url() !== before || !page.url().includes('#')) pages += 1;
  };
  return {
    page,
    press,
    type: async (label, text) => {
      await walkTo(page, label, ['text', 'textarea', 'search']);
      await page.keyboard.type(text);
    },
    choose: async (label) => {
      if (await walkToRadio(page, label)) return;
      await walkTo(page, label, ['checkbox']);
      await page.keyboard.press('Space');
    },
    cost: () => ({ pages, presses }),
  };
}
