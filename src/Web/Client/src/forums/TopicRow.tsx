import type { TopicRowFragment } from '../generated/operations';
import { Unread } from '../parts/basics';
import { Icon } from '../parts/Icon';
import { Picture } from '../parts/Person';
import { Time } from '../parts/Time';
import { words } from '../words';
import { fine } from '../words/typography';

/** A topic in a list: who wrote last, the title, the first words, when, and how much is unread. */
export function TopicRow({ topic, current, community }: { topic: TopicRowFragment; current?: boolean; community?: boolean }) {
  const w = words.value.forum;
  return (
    <li class={`row ${topic.unreadCount > 0 ? 'is-new' : ''}`}>
      <Picture person={topic.lastAuthor} />
      <div class="row-words">
        <a class="row-link" href={`/c/${topic.community.slug}/t/${topic.id}`} aria-current={current ? 'page' : undefined}>
          {fine(topic.title)}
        </a>
        <p class="row-excerpt">
          {fine(`${topic.lastAuthor.name.split(' ')[0]} : ${topic.excerpt || w.startedBy(topic.author.name)}`)}
        </p>
        <p class="row-marks">
          <Unread count={topic.unreadCount} />
          {community && <span class="row-mark">{topic.community.name}</span>}
          {topic.pinned && (
            <span class="row-mark">
              <Icon name="pin" /> {w.pinned}
            </span>
          )}
          {topic.locked && (
            <span class="row-mark">
              <Icon name="lock" /> {w.locked}
            </span>
          )}
        </p>
      </div>
      <Time at={topic.lastPostAt} />
    </li>
  );
}
