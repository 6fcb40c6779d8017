import { usePages } from '../api/pages';
import { myId } from '../app/session';
import { FindMessagesDocument } from '../generated/operations';
import { Empty, LoadFailed, Loading } from '../parts/basics';
import { More } from '../parts/More';
import { Picture } from '../parts/Person';
import { Time } from '../parts/Time';
import { words } from '../words';
import { fine } from '../words/typography';
import { nameOf } from './names';
import { excerptOf } from './said';

/** Messages of one's own conversations with some words, the latest first; each leads to its place. */
export function Found({ text }: { text: string }) {
  const w = words.value.messages;
  const { nodes, error, again, more } = usePages(FindMessagesDocument, { text, first: 20 }, (data) => data.searchMessages);
  if (!nodes) return error ? <LoadFailed again={again} /> : <Loading />;
  return (
    <>
      <p class="visually-hidden" role="status">
        {w.found(nodes.length)}
      </p>
      {nodes.length === 0 && <Empty title={w.nothingFound} hint={w.nothingFoundHint} />}
      <ul class="rows" aria-label={w.find}>
        {nodes.map((message) => (
          <li class="row" key={message.id}>
            <Picture person={message.author} />
            <div class="row-words">
              <a class="row-link" href={`/messages/${message.conversation.id}?n=${message.number}`}>
                {nameOf(message.conversation, myId.value, words.value)}
              </a>
              <p class="row-excerpt">{fine(w.said(message.author.id === myId.value ? w.you : message.author.name.split(' ')[0]!, excerptOf(message.body)))}</p>
            </div>
            <Time at={message.sentAt} />
          </li>
        ))}
      </ul>
      <More more={more} />
    </>
  );
}
