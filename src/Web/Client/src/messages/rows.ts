import type { ConversationRowFragment } from '../generated/operations';
import { contentOf, messageNewsOf, type ConversationRead, type LiveEvent, type MessageNews } from '../live/events';

/** A list of conversations after an event; 'again' where only the hub can tell. */
export function applyToConversations(rows: ConversationRowFragment[], event: LiveEvent, myId: string): ConversationRowFragment[] | 'again' {
  const news = messageNewsOf(event);
  if (news) return rows.some((row) => row.id === news.conversationId) ? said(rows, news, myId) : 'again';
  if (event.kind === 'conversation.read') {
    const { conversationId, number } = contentOf<ConversationRead>(event);
    return change(rows, conversationId, (row) => readUpTo(row, number));
  }
  return /^conversation\.(started|marked)$|^access\.changed$/.test(event.kind) ? 'again' : rows;
}

/** The latest first. */
export function latestFirst(rows: ConversationRowFragment[]): ConversationRowFragment[] {
  return [...rows].sort((a, b) => Date.parse(b.lastMessageAt) - Date.parse(a.lastMessageAt));
}

function said(rows: ConversationRowFragment[], news: MessageNews, myId: string): ConversationRowFragment[] {
  return change(rows, news.conversationId, (row) => {
    if (news.number <= row.lastNumber) return row;
    const next = {
      ...row,
      lastNumber: news.number,
      lastMessageAt: news.at,
      lastMessage: { id: news.messageId, body: news.excerpt, deletedAt: null, author: { id: news.authorId, name: news.authorName } },
      unreadCount: news.number - row.readNumber,
    };
    return news.authorId === myId ? readUpTo(next, news.number) : next;
  });
}

function readUpTo(row: ConversationRowFragment, number: number): ConversationRowFragment {
  if (number <= row.readNumber) return row;
  return { ...row, readNumber: number, unreadCount: Math.max(0, row.lastNumber - number) };
}

function change(rows: ConversationRowFragment[], id: string, by: (row: ConversationRowFragment) => ConversationRowFragment): ConversationRowFragment[] {
  return rows.map((row) => (row.id === id ? by(row) : row));
}
