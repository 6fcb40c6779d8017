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

export type PresenceState = 'PRESENT' | 'AWAY' | 'ABSENT';

export interface PresenceShown {
  memberId: string;
  state: PresenceState;
}

/** What is told to a connection alone, and belongs to no stream. */
export type OwnSignal = { kind: 'presence' } & PresenceShown;

/** What is told to all on a stream. */
export type LiveSignal =
  | { stream: string; kind: 'present'; count: number }
  | { stream: string; kind: 'writing'; memberId: string; name: string }
  | { stream: string; kind: 'read'; memberId: string; number: number };

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

export interface ReplyShown {
  messageId: string;
  number: number;
  authorName: string;
  excerpt: string;
}

export interface FileShown {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  width?: number | null;
  height?: number | null;
  url: string;
  thumbnailUrl?: string | null;
}

export interface LiveMessage {
  id: string;
  conversationId: string;
  number: number;
  body: string;
  html: string;
  sentAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  author: LivePerson;
  replyTo: ReplyShown | null;
  files: FileShown[];
}

/** There are new messages, of which this is the last. */
export interface MessageNews {
  conversationId: string;
  kind: 'PAIR' | 'GROUP' | 'ROOM' | 'ABOUT';
  messageId: string;
  number: number;
  authorId: string;
  authorName: string;
  excerpt: string;
  at: string;
}

export interface ConversationRead {
  conversationId: string;
  number: number;
}

/** A message of a conversation that the member takes part in; null where the event tells of none. */
export function messageNewsOf(event: LiveEvent): MessageNews | null {
  return /^message\.(received|mentioned|replied)$|^room\.message$/.test(event.kind) ? contentOf<MessageNews>(event) : null;
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
