import type { TopicRowFragment } from '../generated/operations';
import type { LiveEvent, LiveTopic, PostNews, TopicRead } from '../live/events';
import { contentOf } from '../live/events';

/** A list of topics after an event: what each row says, and where a new one stands. */
export function applyToRows(rows: TopicRowFragment[], event: LiveEvent, community: TopicRowFragment['community'] | undefined, myId: string): TopicRowFragment[] {
  switch (event.kind) {
    case 'topic.started':
      return community ? started(rows, contentOf<LiveTopic>(event), community, myId) : rows;
    case 'topic.changed': {
      const { topicId, title, pinned, locked } = contentOf<LiveTopic>(event);
      return change(rows, topicId, (row) => ({ ...row, title, pinned, locked }));
    }
    case 'post.added':
      return posted(rows, contentOf<PostNews>(event), myId);
    case 'topic.read': {
      const { topicId, number } = contentOf<TopicRead>(event);
      return change(rows, topicId, (row) => readUpTo(row, number));
    }
    default:
      return rows;
  }
}

/** Pinned topics first, then by last activity. */
export function inOrder(rows: TopicRowFragment[]): TopicRowFragment[] {
  return [...rows].sort((a, b) => Number(b.pinned) - Number(a.pinned) || Date.parse(b.lastPostAt) - Date.parse(a.lastPostAt));
}

function started(rows: TopicRowFragment[], topic: LiveTopic, community: TopicRowFragment['community'], myId: string): TopicRowFragment[] {
  if (rows.some((row) => row.id === topic.topicId)) return rows;
  const author = { id: topic.authorId, name: topic.authorName, initials: initialsOf(topic.authorName), pictureUrl: null };
  const own = topic.authorId === myId;
  const row: TopicRowFragment = {
    id: topic.topicId,
    title: topic.title,
    excerpt: '',
    startedAt: topic.at,
    lastPostAt: topic.at,
    lastPostNumber: 1,
    readNumber: own ? 1 : 0,
    unreadCount: own ? 0 : 1,
    pinned: topic.pinned,
    locked: topic.locked,
    following: own,
    author,
    lastAuthor: author,
    community,
  };
  return [row, ...rows];
}

function posted(rows: TopicRowFragment[], news: PostNews, myId: string): TopicRowFragment[] {
  return change(rows, news.topicId, (row) => {
    if (news.number <= row.lastPostNumber) return row;
    const readNumber = news.authorId === myId ? news.number : row.readNumber;
    return {
      ...row,
      excerpt: news.excerpt,
      lastPostAt: news.at,
      lastPostNumber: news.number,
      lastAuthor: { id: news.authorId, name: news.authorName, initials: initialsOf(news.authorName), pictureUrl: null },
      readNumber,
      unreadCount: Math.max(0, news.number - readNumber),
    };
  });
}

function readUpTo(row: TopicRowFragment, number: number): TopicRowFragment {
  if (number <= row.readNumber) return row;
  return { ...row, readNumber: number, unreadCount: Math.max(0, row.lastPostNumber - number) };
}

function change(rows: TopicRowFragment[], id: string, by: (row: TopicRowFragment) => TopicRowFragment): TopicRowFragment[] {
  return rows.map((row) => (row.id === id ? by(row) : row));
}

function initialsOf(name: string): string {
  const parts = name.split(/[\s-]+/).filter(Boolean);
  return ((parts[0]?.[0] ?? '') + (parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : '')).toUpperCase();
}
