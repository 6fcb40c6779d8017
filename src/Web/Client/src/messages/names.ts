import type { ConversationRowFragment, PersonFragment } from '../generated/operations';
import type { Words } from '../words';

/** Of a conversation, what says with whom and about what it is. */
export type Named = Pick<ConversationRowFragment, 'kind' | 'title' | 'participants'> & { community?: { name: string } | null; subject?: ConversationRowFragment['subject'] };

const mostFirstNames = 3;

/** Who is in it besides the member. */
export function othersIn(conversation: Named, myId: string): PersonFragment[] {
  return conversation.participants.map(({ member }) => member).filter((member) => member.id !== myId);
}

/** A conversation's name: the other, the group's title or its first names, the community. */
export function nameOf(conversation: Named, myId: string, { messages: w }: Words): string {
  if (conversation.kind === 'ROOM') return conversation.community?.name ?? w.room;
  const others = othersIn(conversation, myId);
  if (conversation.kind !== 'GROUP') return others[0]?.name ?? w.alone;
  if (conversation.title) return conversation.title;
  const first = others.map((member) => member.name.split(' ')[0]!);
  if (first.length === 0) return w.alone;
  const named = first.slice(0, mostFirstNames).join(', ');
  return first.length > mostFirstNames ? w.andOthers(named, first.length - mostFirstNames) : named;
}

/** What a conversation is about, and where that is; null where it is about nothing that may still be read. */
export function subjectOf(conversation: Named): { title: string; href: string } | null {
  const subject = conversation.subject;
  if (!subject || !('topic' in subject)) return null;
  const { topic, number } = subject;
  return { title: topic.title, href: `/c/${topic.community.slug}/t/${topic.id}?n=${number}` };
}
