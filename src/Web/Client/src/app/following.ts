import { effect } from '@preact/signals';
import { ask } from '../api/ask';
import { UnreadDocument } from '../generated/operations';
import { connected, startLive, stopLive, watch } from '../live/connection';
import { contentOf, type LiveEvent, type LiveTopic, type PostNews, type TopicRead } from '../live/events';
import { Unread } from '../live/unread';
import { keepToMember } from '../notifications/device';
import { asking, hear, unseen } from '../notifications/news';
import { startIdle } from '../presence/idle';
import { settleZone } from '../settings/zone';
import { outgoing } from '../thread/sending';
import { countConversation, forgetConversations, loadConversations, loadConversationsSoon } from './conversations';
import { leaving, loadMe, me, myId, stillSignedIn } from './session';

/** What every page shows of the whole hub: unread counts. */
export const unread = new Unread();

const watchedCommunities = new Map<string, () => void>();
let watchedInbox: { stream: string; stop: () => void } | null = null;

/** Follows the signed-in member's inbox and communities, from when the first page is shown. */
export function startFollowing(): void {
  startIdle();
  effect(() => {
    const now = leaving.value ? null : me.value;
    if (now) follow(now.inbox, new Map(now.communities.map((community) => [community.stream, community.id])));
    else if (now === null) stopFollowing();
  });
  effect(() => {
    if (me.value === undefined) return;
    keepToMember(myId.value);
    if (me.value) settleZone(myId.value, me.value.preferences.timeZone);
  });
  effect(() => {
    if (connected.value === 'yes') outgoing.push();
  });
}

function follow(inbox: string, communities: Map<string, string>): void {
  if (watchedInbox?.stream !== inbox) {
    stopFollowing();
    watchedInbox = { stream: inbox, stop: watch(inbox, { event: onInbox, began: onInboxBegan }) };
    void loadUnread();
    void loadConversations();
    outgoing.resume();
    const whenIdle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
    whenIdle(() => void startLive(stillSignedIn));
  }
  for (const [stream, stop] of watchedCommunities) {
    if (communities.has(stream)) continue;
    stop();
    watchedCommunities.delete(stream);
  }
  for (const [stream, id] of communities) {
    if (watchedCommunities.has(stream)) continue;
    watchedCommunities.set(stream, watch(stream, { event: (event) => onCommunity(event, id), began: onCommunityBegan }));
  }
}

function stopFollowing(): void {
  watchedInbox = null;
  watchedCommunities.clear();
  unread.load([]);
  unseen.value = 0;
  forgetConversations();
  void stopLive();
}

/** What happened before it began is not told. */
function onInboxBegan(): void {
  loadMeSoon();
  loadUnreadSoon();
  loadConversationsSoon();
}

function onInbox(event: LiveEvent): void {
  hear(event);
  countConversation(event);
  if (event.kind === 'topic.read') {
    const { topicId, number } = contentOf<TopicRead>(event);
    unread.read(topicId, number);
  } else if (event.kind === 'membership.changed') {
    const { communityId, state } = event.content as { communityId: string; state: string | null };
    if (state !== 'ACTIVE') unread.leave(communityId);
    loadMeSoon();
  } else if (event.kind === 'sessions.ended' || event.kind === 'access.changed') {
    loadMeSoon();
  }
}

function onCommunityBegan(): void {
  loadUnreadSoon();
  loadConversationsSoon();
}

function onCommunity(event: LiveEvent, communityId: string): void {
  countConversation(event);
  if (event.actorId === myId.peek()) return;
  if (event.kind === 'topic.started') unread.wrote(contentOf<LiveTopic>(event).topicId, communityId, 1);
  if (event.kind === 'post.added') {
    const { topicId, number } = contentOf<PostNews>(event);
    unread.wrote(topicId, communityId, number);
  }
}

let meSoon: ReturnType<typeof setTimeout> | undefined;

/** Once for all the events that came together. */
function loadMeSoon(): void {
  clearTimeout(meSoon);
  meSoon = setTimeout(() => void loadMe().catch(() => {}), 100);
}

let soon: ReturnType<typeof setTimeout> | undefined;

/** Once for all the streams that began together. */
function loadUnreadSoon(): void {
  clearTimeout(soon);
  soon = setTimeout(() => void loadUnread(), 300);
}

async function loadUnread(): Promise<void> {
  try {
    const count = asking();
    const { unreadTopics, me: mine } = await ask(UnreadDocument, {});
    unread.load(unreadTopics.nodes.map(({ id, community, lastPostNumber, readNumber }) => ({ id, place: community.id, last: lastPostNumber, read: readNumber })));
    count(mine?.unreadNotificationCount ?? 0);
  } catch {
    // The counts stay as they were; the next beginning asks again.
  }
}
