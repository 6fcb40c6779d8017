import { useSignal } from '@preact/signals';
import { change } from '../api/ask';
import { myId } from '../app/session';
import { DeletePostDocument, EditPostDocument, ThankPostDocument, type PostShownFragment } from '../generated/operations';
import { useWrite } from '../messages/useWrite';
import { announce, toast } from '../parts/announce';
import { Confirm } from '../parts/Dialog';
import { failureOf } from '../parts/form';
import { Picture } from '../parts/Person';
import { Prose } from '../parts/Prose';
import { Time } from '../parts/Time';
import { EditComposer } from '../thread/Composer';
import { words } from '../words';
import { History } from './History';
import { inCommunity } from '../thread/inCommunity';
import { quoted } from './quote';

interface Props {
  post: PostShownFragment;
  communityId: string;
  isSteward: boolean;
  locked: boolean;
  replace: (post: PostShownFragment) => void;
  quote: (text: string) => void;
}

export function Post({ post, communityId, isSteward, locked, replace, quote }: Props) {
  const w = words.value.thread;
  const editing = useSignal(false);
  const name = `author-${post.id}`;
  return (
    <article class="post" id={`post-${post.number}`} data-number={post.number} aria-labelledby={name}>
      <Picture person={post.author} />
      <div class="post-body">
        <p class="who">
          <a id={name} href={`/members/${post.author.id}`}>
            {post.author.name}
          </a>
          <Time at={post.postedAt} beside="post" />
          {post.editedAt && !post.deletedAt && <span class="soft small">{w.edited}</span>}
        </p>
        {post.deletedAt ? (
          <p class="trace">{w.removed}</p>
        ) : editing.value ? (
          <EditComposer
            body={post.body}
            find={inCommunity(communityId)}
            onClose={() => (editing.value = false)}
            save={async (body) => {
              const { post: edited } = await change(EditPostDocument, { input: { postId: post.id, body } });
              if (edited) replace(edited);
              editing.value = false;
            }}
          />
        ) : (
          <>
            <Prose html={post.html} />
            <Actions {...{ post, isSteward, locked, replace, quote }} edit={() => (editing.value = true)} />
          </>
        )}
      </div>
    </article>
  );
}

function Actions({ post, isSteward, locked, replace, quote, edit }: Omit<Props, 'communityId'> & { edit: () => void }) {
  const { forum: w, messages, thread } = words.value;
  const write = useWrite();
  const removing = useSignal(false);
  const looking = useSignal(false);
  const mine = post.author.id === myId.value;
  const canWrite = !locked || isSteward;
  const thank = async () => {
    if (post.thankedByMe) return;
    try {
      const { post: thanked } = await change(ThankPostDocument, { input: { postId: post.id } });
      if (thanked) replace(thanked);
      toast(w.thanked(post.author.name));
    } catch (error) {
      toast(failureOf(error).general.join(' '));
    }
  };
  const remove = async () => {
    const { post: removed } = await change(DeletePostDocument, { input: { postId: post.id } });
    if (removed) replace(removed);
    announce(thread.removed);
  };
  const thanks = post.thanks?.filter((member) => member.id !== myId.value) ?? [];
  return (
    <>
      {mine && thanks.length > 0 && <p class="thanks">{w.thanksFrom(thanks.map((member) => member.name))}</p>}
      <div class="post-actions">
        {!mine && (
          <button type="button" title={w.thanksTitle} aria-pressed={post.thankedByMe} onClick={thank}>
            {w.thanks}
          </button>
        )}
        {canWrite && (
          <button type="button" onClick={() => quote(quoted(w.wrote(post.author.name), post.body))}>
            {w.quote}
          </button>
        )}
        {!mine && (
          <button type="button" onClick={() => write(post.author.id, post.id)}>
            {messages.writeToAuthor}
          </button>
        )}
        {mine && canWrite && (
          <button type="button" onClick={edit}>
            {thread.edit}
          </button>
        )}
        {post.editedAt && (
          <button type="button" onClick={() => (looking.value = true)}>
            {w.history}
          </button>
        )}
        {(mine || isSteward) && (
          <button type="button" onClick={() => (removing.value = true)}>
            {thread.remove}
          </button>
        )}
      </div>
      {removing.value && <Confirm title={thread.removeSure} hint={thread.removeHint} action={thread.remove} act={remove} onClose={() => (removing.value = false)} />}
      {looking.value && <History post={post} onClose={() => (looking.value = false)} />}
    </>
  );
}
