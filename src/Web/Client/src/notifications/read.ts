import type { Words } from '../words';
import type { Line } from './log';

interface Content {
  communityId: string;
  communityName?: string;
  topicId?: string;
  number?: number;
  title?: string;
  memberName?: string | null;
  state?: string | null;
  role?: string | null;
}

/** A line of the inbox as a sentence, what it is about, and where it leads. */
export function read(line: Line, words: Words, slugs: Map<string, string>): { title: string; detail?: string; href?: string } {
  const w = words.notifications;
  const content = line.content as unknown as Content;
  const slug = slugs.get(content.communityId);
  const name = content.memberName ?? w.somebody;
  const community = slug && `/c/${slug}`;
  const post = community && `${community}/t/${content.topicId}?n=${content.number}`;
  switch (line.kind) {
    case 'post.mentioned':
      return { title: w.mentioned(name), detail: content.title, href: post };
    case 'topic.followed-post':
      return { title: w.followed(name), detail: content.title, href: post };
    case 'post.thanked':
      return { title: w.thanked(name), detail: content.title, href: post };
    case 'request.asked':
      return { title: w.asked(name), detail: content.communityName, href: community && `${community}/requests` };
    default:
      return { title: membership(content, words), detail: content.communityName, href: community };
  }
}

function membership({ state, role }: Content, words: Words): string {
  const w = words.notifications;
  if (state === 'ACTIVE') return role === 'STEWARD' ? w.steward : w.joined;
  if (state === 'INVITED') return w.invited;
  return state === 'ASKED' ? w.requested : w.out;
}
