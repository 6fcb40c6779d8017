import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { usePages } from '../api/pages';
import { me, myId } from '../app/session';
import { ConversationsDocument, type ConversationRowFragment } from '../generated/operations';
import { messageNewsOf, type LiveEvent } from '../live/events';
import { Empty, LoadFailed, Loading, Moved, PageTitle } from '../parts/basics';
import { TextField } from '../parts/form';
import { Icon } from '../parts/Icon';
import { More } from '../parts/More';
import { useSlow } from '../parts/useSlow';
import { useRowsLive } from '../thread/useRowsLive';
import { useSteady } from '../thread/useSteady';
import { words } from '../words';
import { Found } from './Found';
import { keepList, keptList } from './kept';
import { ConversationRow } from './Row';
import { applyToConversations, latestFirst } from './rows';

/** The member's conversations, the latest first, and a search in them. */
export function List({ archived, current, isTitle }: { archived: boolean; current: string; isTitle: boolean }) {
  const w = words.value.messages;
  const title = archived ? w.archivedList : w.title;
  const text = useSignal('');
  const slow = useSlow(text.value);
  return (
    <>
      <header class="list-head">
        {archived && (
          <a class="icon-button" href="/messages" aria-label={`${words.value.app.back} : ${w.title}`}>
            <Icon name="back" />
          </a>
        )}
        {isTitle ? <PageTitle key={title}>{title}</PageTitle> : <h2 class="like-title">{title}</h2>}
        {!archived && (
          <a class="button quiet" href="/messages/new">
            <Icon name="plus" />
            {w.newGroup}
          </a>
        )}
      </header>
      {!archived && (
        <form class="list-actions" role="search" aria-label={w.find} onSubmit={(event) => event.preventDefault()}>
          <TextField label={w.find} value={text} type="search" />
        </form>
      )}
      {slow.length > 1 && !archived ? <Found text={slow} /> : <Rows key={String(archived)} archived={archived} current={current} />}
    </>
  );
}

function Rows({ archived, current }: { archived: boolean; current: string }) {
  const w = words.value.messages;
  const list = useRef<HTMLUListElement>(null);
  const { nodes, error, again, more, change } = usePages(ConversationsDocument, { archived, first: 30 }, (data) => data.conversations);
  const kept = useRef(archived ? null : keptList()).current;
  const rows = nodes ?? (error ? kept : null);
  const unlisted = useRef(new Set<string>()).current;
  const apply = (now: ConversationRowFragment[], event: LiveEvent) => {
    const id = messageNewsOf(event)?.conversationId;
    if (!id || now.some((row) => row.id === id)) return applyToConversations(now, event, myId.peek());
    // Asked for once: what is still not listed is put away.
    if (unlisted.has(id)) return now;
    unlisted.add(id);
    return 'again';
  };
  useRowsLive(me.value?.communities.map((community) => community.stream) ?? [], { rows: nodes ?? [], put: change, again }, apply);
  useEffect(() => {
    if (nodes && !archived) keepList(nodes);
  }, [nodes]);
  const { shown, moved, settle } = useSteady(latestFirst(rows ?? []), list);
  return (
    <>
      {!rows && (error ? <LoadFailed again={again} /> : <Loading />)}
      {rows?.length === 0 && <Nothing archived={archived} />}
      <Moved count={moved} settle={settle} label={w.moved(moved)} />
      <ul class="rows" ref={list} aria-label={w.list}>
        {shown.map((conversation) => (
          <ConversationRow key={conversation.id} conversation={conversation} current={conversation.id === current} />
        ))}
      </ul>
      <More more={more} />
      {!archived && rows && (
        <p class="list-foot">
          <a href="/messages/archived">{w.archivedList}</a>
        </p>
      )}
    </>
  );
}

function Nothing({ archived }: { archived: boolean }) {
  const w = words.value.messages;
  if (archived) return <Empty title={w.noneArchived} />;
  return (
    <Empty title={w.none} hint={w.noneHint}>
      <a class="button" href="/search">
        {w.findPeople}
      </a>
    </Empty>
  );
}
