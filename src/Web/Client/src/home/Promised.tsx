import { useAnswer } from '../api/answer';
import { HomeFollowedDocument } from '../generated/operations';
import { drafts } from '../thread/drafts';
import { words } from '../words';
import { Lines } from './NeedsMe';

/** Drafts to finish, and the topics one follows, among them those one has written in: the latest first. */
export function Promised() {
  const w = words.value.home;
  const { data } = useAnswer(HomeFollowedDocument, {});
  const followed = (data?.followedTopics.nodes ?? []).map((topic) => ({
    key: topic.id,
    at: topic.lastPostAt,
    href: `/c/${topic.community.slug}/t/${topic.id}`,
    text: topic.title,
  }));
  const begun = drafts().map((draft) => ({ key: `draft ${draft.href}`, at: draft.at, href: draft.href, text: w.draftIn(draft.title) }));
  const all = [...begun, ...followed].sort((a, b) => b.at.localeCompare(a.at)).slice(0, 12);
  return (
    <section class="block" aria-labelledby="promised">
      <h2 id="promised">{w.promised}</h2>
      {all.length === 0 ? <p class="soft">{w.nothingPromised}</p> : <Lines lines={all} />}
    </section>
  );
}
