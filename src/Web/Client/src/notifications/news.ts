import { signal } from '@preact/signals';
import { contentOf, type LiveEvent, type NotificationChanged, type NotificationsRead } from '../live/events';

/** How many lines are unread, as the hub said last. */
export const unseen = signal(0);

let told = 0;

/** Begins to ask how many are unread: the answer counts where the inbox has not told a later count before it. */
export function asking(): (count: number) => void {
  const before = told;
  return (count) => {
    if (told === before) unseen.value = count;
  };
}

/** Takes what the inbox tells of notifications. */
export function hear(event: LiveEvent): void {
  if (event.kind !== 'notification.changed' && event.kind !== 'notifications.read') return;
  told++;
  unseen.value = contentOf<NotificationsRead>(event).unreadCount;
  const { notification } = contentOf<Partial<NotificationChanged>>(event);
  if (notification && !notification.readAt) void import('./tell').then(({ tell }) => tell(notification), () => {});
}
