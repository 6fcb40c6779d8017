import { effect, signal } from '@preact/signals';
import { unseen } from '../notifications/news';

/** What the page is called, without how much is unread. */
export const pageTitle = signal('');

/** The window's title: "(3) Messages · Entraide". */
export function startTitle(): void {
  effect(() => {
    if (pageTitle.value) document.title = unseen.value > 0 ? `(${unseen.value}) ${pageTitle.value}` : pageTitle.value;
  });
}
