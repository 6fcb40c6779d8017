import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { change } from '../api/ask';
import { newKey } from '../api/key';
import { StartTopicDocument, type CommunityWholeFragment } from '../generated/operations';
import { Back } from '../parts/Back';
import { Button, PageTitle } from '../parts/basics';
import { Failed, TextField, useSending } from '../parts/form';
import { MessageBox } from '../thread/Composer';
import { draftOf, dropDraft, keepDraft } from '../thread/drafts';
import { toMarkdown, type Mentioned } from '../thread/mentions';
import { words } from '../words';
import { inCommunity } from '../thread/inCommunity';
import '../thread/thread.css';

/** Opening a topic. What is typed is kept on this device until it is published. */
export default function NewTopic({ community }: { community: CommunityWholeFragment }) {
  const { forum: w, thread } = words.value;
  const { route } = useLocation();
  const place = `new.${community.id}`;
  const draft = useRef(draftOf(place)).current;
  const title = useSignal(draft && draft.title !== w.newTopic ? draft.title : '');
  const text = useSignal(draft?.text ?? '');
  const people = useSignal<Mentioned[]>(draft?.people ?? []);
  const box = useRef<HTMLTextAreaElement>(null);
  const clientKey = useRef(newKey());
  const done = useRef(false);
  useEffect(() => {
    if (!done.current) keepDraft(place, { text: text.value, people: people.value, title: title.value || w.newTopic, href: `/c/${community.slug}/new` });
  }, [title.value, text.value, people.value]);
  const { busy, failure, submit, form } = useSending(
    async () => {
      const input = { communityId: community.id, title: title.peek(), body: toMarkdown(text.peek(), people.peek()), clientKey: clientKey.current };
      const { topic } = await change(StartTopicDocument, { input });
      done.current = true;
      dropDraft(place);
      route(`/c/${community.slug}/t/${topic!.id}`, true);
    },
    ['title', 'body'],
  );
  return (
    <>
      <header class="read-head">
        <Back href={`/c/${community.slug}`} label={community.name} />
        <PageTitle>{w.newTopic}</PageTitle>
      </header>
      <div class="read-inner">
        <form ref={form} onSubmit={submit} noValidate>
          <TextField label={w.subject} value={title} maxLength={200} problem={failure.fields.title} />
          <MessageBox {...{ box, text, people }} find={inCommunity(community.id)} label={thread.message} lines={8} labelled problem={failure.fields.body} send={submit} />
          <Failed failure={failure} />
          <div class="actions">
            <Button type="submit" busy={busy}>
              {w.publish}
            </Button>
            <span class="soft small">{thread.formatHint}</span>
          </div>
        </form>
      </div>
    </>
  );
}
