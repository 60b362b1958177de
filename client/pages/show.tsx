import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Theme } from './address.js';

export function show(page: ReactNode): void {
  const place = document.getElementById('page');
  if (place) createRoot(place).render(<StrictMode>{page}</StrictMode>);
}

/** The page around the chat is as light or dark as the chat. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}
