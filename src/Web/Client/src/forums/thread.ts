import type { PostShownFragment } from '../generated/operations';
import type { LivePost } from '../live/events';

/** Part of a topic: posts whose numbers follow one another, and the number of the topic's last post. */
export interface Thread {
  posts: PostShownFragment[];
  last: number;
}

/** So many posts are kept in the page; reading on drops as many at the other end. */
export const mostShown = 200;

export function hasBefore(thread: Thread): boolean {
  return (thread.posts[0]?.number ?? 1) > 1;
}

export function hasAfter(thread: Thread): boolean {
  return (thread.posts.at(-1)?.number ?? 0) < thread.last;
}

/** A page that was read: joined where it touches what is shown, else shown instead of it. */
export function withPage(thread: Thread | null, posts: PostShownFragment[], last: number): Thread {
  if (!thread) return { posts, last };
  if (posts.length === 0) return { ...thread, last: Math.max(last, thread.last) };
  if (!touches(thread.posts, posts)) return { posts, last: Math.max(last, thread.last) };
  const byNumber = new Map([...thread.posts, ...posts].map((post) => [post.number, post]));
  const joined = [...byNumber.values()].sort((a, b) => a.number - b.number);
  const readBack = posts[0]!.number < thread.posts[0]!.number;
  return { posts: readBack ? joined.slice(0, mostShown) : joined.slice(-mostShown), last: Math.max(last, thread.last) };
}

/** A post that arrived or changed. One far beyond what is shown only tells how long the topic is. */
export function withPost(thread: Thread, post: LivePost | PostShownFragment): Thread {
  const last = Math.max(thread.last, post.number);
  const known = thread.posts.find((one) => one.number === post.number);
  if (known) return { last, posts: thread.posts.map((one) => (one === known ? { ...known, ...post } : one)) };
  const end = thread.posts.at(-1)?.number ?? 0;
  if (post.number !== end + 1) return { ...thread, last };
  return { last, posts: [...thread.posts, { thankedByMe: false, thanks: null, ...post }] };
}

function touches(shown: PostShownFragment[], page: PostShownFragment[]): boolean {
  const first = shown[0]?.number;
  const end = shown.at(-1)?.number;
  return first !== undefined && end !== undefined && page[0]!.number <= end + 1 && page.at(-1)!.number >= first - 1;
}
