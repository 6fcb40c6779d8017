import { signal } from '@preact/signals';
import { recall, remember } from '../api/device';
import { fr, type Words } from './fr';

export type Language = 'fr';
export type { Words };

/** The texts of the chosen language. */
export const words = signal<Words>(fr);
export const language = signal<Language>('fr');

/** Takes the member's own choice, else French. */
export async function startWords(): Promise<void> {
  const own = recall<Language | null>('language', null);
  await use(own ?? 'fr');
}

export async function chooseLanguage(chosen: Language): Promise<void> {
  remember('language', chosen);
  await use(chosen);
}

async function use(chosen: Language): Promise<void> {
  language.value = chosen;
  document.documentElement.lang = chosen;
}
