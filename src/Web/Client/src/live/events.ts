// What comes over /live, as the hub writes it.
import type { NotificationLineFragment } from '../generated/operations';

export interface LiveEvent {
  stream: string;
  number: number;
  id: string;
  kind: string;
  at: string;
  actorId: string | null;
  subjectId: string | null;
  content: Record<string, unknown>;
}

export type LiveSignal =
  | { stream: string; kind: 'present'; count: number }
  | { stream: string; kind: 'writing'; memberId: string; name: string };

export interface LivePerson {
  id: string;
  name: string;
  initials: string;
  pictureUrl: string | null;
}

export interface LivePost {
  id: string;
  topicId: string;
  number: number;
  body: string;
  html: string;
  postedAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  author: LivePerson;
}

export interface LiveTopic {
  topicId: string;
  communityId: string;
  title: string;
  pinned: boolean;
  locked: boolean;
  authorId: string;
  authorName: string;
  at: string;
}

export interface PostNews {
  topicId: string;
  postId: string;
  number: number;
  authorId: string;
  authorName: string;
  excerpt: string;
  at: string;
}

export interface TopicRead {
  topicId: string;
  communityId: string;
  number: number;
}

export interface NotificationChanged {
  /** Null where it may be read no more. */
  notification: NotificationLineFragment | null;
  unreadCount: number;
}

export interface NotificationsRead {
  ids: string[];
  unreadCount: number;
}

/** What an event carries, as its kind says. */
export function contentOf<T>(event: LiveEvent): T {
  return event.content as T;
}
