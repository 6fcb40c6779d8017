import type { TopicRowFragment } from '../generated/operations';
import { Unread } from '../parts/basics';
import { Icon } from '../parts/Icon';
import { Picture } from '../parts/Person';
import { Time } from '../parts/Time';
import { words } from '../words';

/** A topic in a list: who wrote last, the title, the first words, when, and how much is unread. */
export function TopicRow({ topic, current, community }: { topic: TopicRowFragment; current?: boolean; community?: boolean }) {
  const w = words.value.forum;
  return (
    <li class={`row ${topic.unreadCount > 0 ? 'is-new' : ''}`}>
      <Picture person={topic.lastAuthor} />
      <div class="row-words">
        <a class="row-link" href={`/c/${topic.community.slug}/t/${topic.id}`} aria-current={current ? 'page' : undefined}>
          {topic.title}
        </a>
        {community && <p class="row-place">{topic.community.name}</p>}
        <p class="row-excerpt">
          {topic.lastAuthor.name.split(' ')[0]} : {topic.excerpt || w.startedBy(topic.author.name)}
        </p>
        <p class="row-marks">
          {topic.pinned && (
            <span>
              <Icon name="pin" /> {w.pinned}
            </span>
          )}
          {topic.locked && (
            <span>
              <Icon name="lock" /> {w.locked}
            </span>
          )}
        </p>
      </div>
      <div class="row-side">
        <Time at={topic.lastPostAt} />
        <Unread count={topic.unreadCount} />
      </div>
    </li>
  );
}
