import { useEffect, useMemo } from 'preact/hooks';
import { ask } from '../api/ask';
import { PostsBeforeDocument, PostsFromDocument, TopicDocument, type PostShownFragment, type TopicHeadFragment, type TopicQuery } from '../generated/operations';
import { contentOf, type LivePost, type LiveTopic } from '../live/events';
import { onDelivered } from '../thread/sending';
import { withOne } from '../thread/thread';
import { useThread, type ThreadSource, type ThreadState } from '../thread/useThread';
import type { Scroll } from '../thread/useScroll';

export type TopicState = ThreadState<TopicHeadFragment, PostShownFragment>;
export type TopicThread = ReturnType<typeof useTopic>;

/** What a live post does not say: whose merci it has. */
const unsaid = { thankedByMe: false, thanks: null };

/** A topic as it is read, live. */
export function useTopic(id: string, asked: number | null, watching: { changing: Scroll['changing']; lost: () => void }) {
  const source = useMemo(() => sourceOf(id), [id]);
  const thread = useThread(id, asked, source, watching);
  const replace = (post: PostShownFragment) => thread.put((now) => withOne(now, post, {}));
  useEffect(() => onDelivered(`topic:${id}`, replace), [id]);
  return { ...thread, replace };
}

function sourceOf(id: string): ThreadSource<TopicHeadFragment, PostShownFragment> {
  return {
    end: async () => read((await ask(TopicDocument, { id })).topic),
    from: async (from, first) => read((await ask(PostsFromDocument, { id, from, first })).topic),
    before: async (before, last) => {
      const { topic } = await ask(PostsBeforeDocument, { id, before: String(before), last });
      return topic ? { shown: topic.posts.nodes, last: topic.lastPostNumber } : null;
    },
    take: (event, { put, head }) => {
      if (event.kind === 'topic.changed') {
        const { title, pinned, locked } = contentOf<LiveTopic>(event);
        head({ title, pinned, locked });
      } else if (event.kind.startsWith('post.')) {
        const post = contentOf<LivePost>(event);
        put((thread) => withOne(thread, post, unsaid), event.kind === 'post.added' ? post : null);
      }
    },
    signal: (signal, { head }) => signal.kind === 'present' && head({ presentCount: signal.count }),
  };
}

function read(topic: TopicQuery['topic']) {
  if (!topic) return null;
  const { posts, ...head } = topic;
  return { head, shown: posts.nodes, last: topic.lastPostNumber };
}
