import { signal } from '@preact/signals';
import { recall, remember } from '../api/device';
import { fr, type Words } from './fr';

export type Language = 'fr' | 'en';
export type { Words };

/** The texts of the chosen language. */
export const words = signal<Words>(fr);
export const language = signal<Language>('fr');

/** Takes the member's own choice, else the browser's language, else French. */
export async function startWords(): Promise<void> {
  const own = recall<Language | null>('language', null);
  await use(own ?? (navigator.language.startsWith('en') ? 'en' : 'fr'));
}

export async function chooseLanguage(chosen: Language): Promise<void> {
  remember('language', chosen);
  await use(chosen);
}

async function use(chosen: Language): Promise<void> {
  words.value = chosen === 'en' ? (await import('./en')).en : fr;
  language.value = chosen;
  document.documentElement.lang = chosen;
}
