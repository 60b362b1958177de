import type { Locator } from 'playwright-core';

interface Window {
  getComputedStyle: (element: unknown) => Record<string, string>;
}

/** What a browser makes of all that is said of an element's looks: `computedStyle(row, 'backgroundColor')`. */
export function computedStyle(locator: Locator, property: string): Promise<string | undefined> {
  return locator.evaluate(
    (element, name) => (globalThis as unknown as Window).getComputedStyle(element)[name],
    property,
  );
}
