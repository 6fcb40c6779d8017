import { useSignal } from '@preact/signals';
import { change } from '../api/ask';
import { myId } from '../app/session';
import { FollowTopicDocument, LockTopicDocument, PinTopicDocument, RenameTopicDocument, type TopicHeadFragment } from '../generated/operations';
import { toast } from '../parts/announce';
import { Back } from '../parts/Back';
import { Button, PageTitle } from '../parts/basics';
import { Dialog } from '../parts/Dialog';
import { Failed, failureOf, TextField, useSending } from '../parts/form';
import { Icon } from '../parts/Icon';
import { Menu } from '../parts/Menu';
import { Elsewhere } from '../thread/Elsewhere';
import { words } from '../words';
import { fine } from '../words/typography';

interface Props {
  topic: TopicHeadFragment;
  /** The number of the last post. */
  last: number;
  change: (head: Partial<TopicHeadFragment>) => void;
  isSteward: boolean;
}

export function TopicHead({ topic, last, change: put, isSteward }: Props) {
  const { forum: w, app } = words.value;
  const renaming = useSignal(false);
  const input = { topicId: topic.id };
  const attempt = async (work: () => Promise<Partial<TopicHeadFragment> | null | undefined>) => {
    try {
      const changed = await work();
      if (changed) put(changed);
    } catch (error) {
      toast(failureOf(error).general.join(' '));
    }
  };
  const follow = () => attempt(async () => (await change(FollowTopicDocument, { input: { ...input, following: !topic.following } })).topic);
  const pin = () => attempt(async () => (await change(PinTopicDocument, { input: { ...input, pinned: !topic.pinned } })).topic);
  const lock = () => attempt(async () => (await change(LockTopicDocument, { input: { ...input, locked: !topic.locked } })).topic);
  return (
    <header class="read-head">
      <Back href={`/c/${topic.community.slug}`} label={topic.community.name} />
      <div class="read-title">
        <PageTitle>{fine(topic.title)}</PageTitle>
        <p class="soft small">
          {w.startedBy(topic.author.name)}, {w.answers(Math.max(0, last - 1))}
          {topic.presentCount > 0 && `, ${w.reading(topic.presentCount)}`}
          {topic.pinned && <Mark icon="pin" text={w.pinned} />}
          {topic.locked && <Mark icon="lock" text={w.locked} />}
        </p>
      </div>
      <Button quiet class={topic.following ? 'follow chosen' : 'follow'} title={topic.following ? w.unfollow : undefined} onClick={follow}>
        {topic.following ? w.following : w.follow}
      </Button>
      <Menu label={app.more}>
        {(isSteward || topic.author.id === myId.value) && (
          <button type="button" onClick={() => (renaming.value = true)}>
            {w.rename}
          </button>
        )}
        {isSteward && (
          <>
            <button type="button" onClick={pin}>
              {topic.pinned ? w.unpin : w.pin}
            </button>
            <button type="button" onClick={lock}>
              {topic.locked ? w.unlock : w.lock}
            </button>
          </>
        )}
        <Elsewhere />
      </Menu>
      {renaming.value && <Rename topic={topic} put={put} onClose={() => (renaming.value = false)} />}
    </header>
  );
}

function Mark({ icon, text }: { icon: 'pin' | 'lock'; text: string }) {
  return (
    <span class="mark">
      <Icon name={icon} /> {text}
    </span>
  );
}

function Rename({ topic, put, onClose }: { topic: TopicHeadFragment; put: Props['change']; onClose: () => void }) {
  const { forum: w, app } = words.value;
  const title = useSignal(topic.title);
  const { busy, failure, submit, form } = useSending(
    async () => {
      const { topic: renamed } = await change(RenameTopicDocument, { input: { topicId: topic.id, title: title.value } });
      if (renamed) put(renamed);
      onClose();
    },
    ['title'],
  );
  return (
    <Dialog title={w.rename} onClose={onClose}>
      <form ref={form} onSubmit={submit} noValidate>
        <TextField label={w.newTitle} value={title} problem={failure.fields.title} />
        <Failed failure={failure} />
        <Button type="submit" busy={busy}>
          {app.save}
        </Button>
      </form>
    </Dialog>
  );
}
