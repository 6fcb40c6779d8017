import type { NotificationLineFragment } from '../generated/operations';
import { contentOf, type LiveEvent, type NotificationChanged, type NotificationsRead } from '../live/events';

export type Line = NotificationLineFragment;

/** Lines, the latest first, after what the inbox tells. */
export function withNews(lines: Line[], event: LiveEvent): Line[] {
  if (event.kind === 'notification.changed') {
    const { notification } = contentOf<NotificationChanged>(event);
    const others = lines.filter((line) => line.id !== event.subjectId);
    return notification ? [notification, ...others].sort((a, b) => Date.parse(b.lastAt) - Date.parse(a.lastAt)) : others;
  }
  if (event.kind === 'notifications.read') {
    const ids = new Set(contentOf<NotificationsRead>(event).ids);
    return lines.map((line) => (ids.has(line.id) ? { ...line, readAt: line.readAt ?? event.at } : line));
  }
  return lines;
}
