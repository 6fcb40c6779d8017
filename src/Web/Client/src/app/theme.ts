import { signal } from '@preact/signals';
import { recall, remember } from '../api/device';

export type Theme = 'auto' | 'light' | 'dark';

export const theme = signal<Theme>('auto');

export function startTheme(): void {
  use(recall<Theme>('theme', 'auto'));
}

export function chooseTheme(chosen: Theme): void {
  remember('theme', chosen === 'auto' ? null : chosen);
  use(chosen);
}

function use(chosen: Theme): void {
  theme.value = chosen;
  if (chosen === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}
