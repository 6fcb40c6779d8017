// What comes over /live, as the hub writes it.

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

/** What an event carries, as its kind says. */
export function contentOf<T>(event: LiveEvent): T {
  return event.content as T;
}
