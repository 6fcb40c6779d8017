import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { myId } from '../app/session';
import { CommunityCard } from '../communities/Find';
import { Post } from '../forums/Post';
import { TopicRow } from '../forums/TopicRow';
import { ChosenFiles } from '../messages/Attach';
import { Message } from '../messages/Message';
import { ConversationRow } from '../messages/Row';
import type { Said } from '../messages/said';
import type { CommunityCardFragment, ConversationRowFragment, PersonFragment, PostShownFragment, TopicRowFragment } from '../generated/operations';
import { MessageBox } from '../thread/Composer';
import { words } from '../words';
import { toast } from './announce';
import { Button, Card, Empty, LoadFailed, Loading, Moved, PageTitle, Unread, Why } from './basics';
import { Dialog } from './Dialog';
import { ChoiceField, PasswordField, SelectField, TextField } from './form';
import { Icon } from './Icon';
import { Menu } from './Menu';
import { Person, Picture } from './Person';
import { Place } from './Place';
import { Switch } from './Switch';
import { Day, Time } from './Time';
import { useRef } from 'preact/hooks';
import '../thread/thread.css';
import '../forums/forums.css';
import '../messages/messages.css';
import '../communities/communities.css';

const sonia: PersonFragment = { id: 'sonia', name: 'Sonia Delmas', initials: 'SD', pictureUrl: null };
const paul: PersonFragment = { id: 'paul', name: 'Paul Bertin', initials: 'PB', pictureUrl: null };
const at = new Date(Date.now() - 90 * 60_000).toISOString();
const place = { id: 'colos', slug: 'colos-et-bafa', name: 'Colos et BAFA' };

const community: CommunityCardFragment = {
  ...place,
  kind: 'NATIONAL',
  door: 'OPEN',
  summary: 'Partir, animer, encadrer : tout sur les séjours.',
  memberCount: 15_204,
  localBody: null,
  myMembership: { role: 'STEWARD', state: 'ACTIVE' },
};

const topic: TopicRowFragment = {
  id: 'topic',
  title: 'Qui descend vers Valence le 5 juillet ?',
  excerpt: 'Il me reste deux places au départ de Lyon Part-Dieu.',
  startedAt: at,
  lastPostAt: at,
  lastPostNumber: 9,
  readNumber: 6,
  unreadCount: 3,
  pinned: true,
  locked: false,
  following: true,
  author: sonia,
  lastAuthor: sonia,
  community: place,
};

const post: PostShownFragment = {
  id: 'post',
  number: 1,
  body: 'Ma fille part le même jour.',
  html: '<blockquote><p>Il me reste deux places.</p></blockquote><p>Ma fille part le même jour, depuis <strong>Vienne</strong>.</p>',
  postedAt: at,
  editedAt: at,
  deletedAt: null,
  thankedByMe: false,
  author: paul,
  thanks: null,
};

const conversation: ConversationRowFragment = {
  id: 'conversation',
  kind: 'PAIR',
  title: '',
  startedAt: at,
  lastNumber: 3,
  lastMessageAt: at,
  readNumber: 2,
  unreadCount: 1,
  muted: false,
  archived: false,
  stream: 'conversation:example',
  lastMessage: { id: 'said', body: 'Parfait, 8 h 30 côté parking.', deletedAt: null, author: sonia },
  participants: [{ readNumber: 3, member: sonia }],
  community: null,
  subject: null,
};

const said: Said = {
  id: 'said',
  number: 3,
  body: 'Parfait, 8 h 30 côté parking.',
  html: '<p>Parfait, 8 h 30 <strong>côté parking</strong>.</p>',
  sentAt: at,
  editedAt: at,
  deletedAt: null,
  editableUntil: at,
  author: sonia,
  replyTo: { messageId: 'asked', number: 1, authorName: paul.name, excerpt: 'On se retrouve devant la gare ?' },
  files: [
    { id: 'gare', name: 'La gare.png', mediaType: 'image/png', size: 90_000, width: 320, height: 200, url: '/favicon.svg', thumbnailUrl: '/favicon.svg' },
    { id: 'plan', name: 'Plan de la gare.pdf', mediaType: 'application/pdf', size: 240_000, url: '/favicon.svg' },
  ],
};

/** Every part that pages are made of, for who develops the client. */
export default function Examples() {
  const w = words.value;
  const [open, on] = [useSignal(false), useSignal(true)];
  const [text, password, choice] = [useSignal('Sonia'), useSignal(''), useSignal('OPEN')];
  const [message, people] = [useSignal(''), useSignal([])];
  const box = useRef<HTMLTextAreaElement>(null);
  const nothing = () => {};
  const talk = { find: () => Promise.resolve([]), reply: nothing, replace: nothing, goTo: nothing };
  return (
    <div class="page wide-page">
      <PageTitle>{w.parts.title}</PageTitle>
      <p class="soft">{w.parts.intro}</p>
      <Example name="Button, Menu, Dialog, toast">
        <div class="actions">
          <Button onClick={() => toast(w.app.saved)}>{w.app.save}</Button>
          <Button quiet onClick={() => (open.value = true)}>
            {w.app.more}
          </Button>
          <Button busy>{w.thread.send}</Button>
          <Button class="danger">{w.thread.remove}</Button>
          <Menu label={w.app.more}>
            <button type="button">{w.forum.rename}</button>
            <button type="button">{w.forum.pin}</button>
          </Menu>
        </div>
        {open.value && (
          <Dialog title={w.app.more} onClose={() => (open.value = false)}>
            <p>{w.parts.intro}</p>
          </Dialog>
        )}
      </Example>
      <Example name="Person, Picture, Place, Time, Unread, Icon">
        <Person person={sonia}>
          {w.status.AGENT} <Time at={at} />
        </Person>
        <p class="facts">
          <Picture person={paul} size="small" presence /> <Place name="Saint-Denis" departement="93" /> <Unread count={3} /> <Icon name="bell" />
        </p>
      </Example>
      <Example name="Card, Why, CommunityCard">
        <Card title={place.name}>
          <Why>{w.home.whyNational}</Why>
        </Card>
        <ul class="cards">
          <CommunityCard community={community} />
        </ul>
      </Example>
      <Example name="TopicRow, Moved">
        <Moved count={2} label={w.forum.newTopics(2)} settle={nothing} />
        <ul class="rows">
          <TopicRow topic={topic} community />
          <TopicRow topic={{ ...topic, id: 'other', unreadCount: 0, pinned: false, locked: true, lastAuthor: paul }} />
        </ul>
      </Example>
      <Example name="Post">
        <Post post={post} communityId="colos" isSteward={false} locked={false} replace={nothing} quote={nothing} />
        <Post post={{ ...post, id: 'gone', number: 2, deletedAt: at }} communityId="colos" isSteward={false} locked={false} replace={nothing} quote={nothing} />
      </Example>
      <Example name="ConversationRow">
        <ul class="rows">
          <ConversationRow conversation={conversation} />
          <ConversationRow conversation={{ ...conversation, id: 'group', kind: 'GROUP', title: 'Trajet du 5 juillet', unreadCount: 0, muted: true, archived: true }} />
        </ul>
      </Example>
      <Example name="Message, Day, ChosenFiles">
        <div class="talk">
          <Day at={at} />
          <Message message={said} isNamed isFollowing={false} {...talk} />
          <Message message={{ ...said, id: 'more', number: 4, replyTo: null, files: [] }} isNamed isFollowing {...talk} />
          <Message message={{ ...said, id: 'mine', number: 5, replyTo: null, editedAt: null, files: [], author: { ...sonia, id: myId.value } }} isNamed isFollowing={false} {...talk} />
          <Message message={{ ...said, id: 'gone', number: 6, deletedAt: at }} isNamed isFollowing={false} {...talk} />
        </div>
        <ChosenFiles files={{ chosen: [{ key: 'a', file: new File(['plan'], 'Plan de la gare.pdf'), abort: new AbortController() }], problem: '', remove: nothing, retry: nothing }} />
      </Example>
      <Example name="MessageBox">
        <MessageBox {...{ box, people }} text={message} find={() => Promise.resolve([])} label={w.thread.yourMessage} placeholder={w.forum.answer}>
          <Button>{w.thread.send}</Button>
        </MessageBox>
      </Example>
      <Example name="Fields">
        <TextField label={w.access.name} value={text} hint={w.members.aboutHint} />
        <TextField label={w.communities.name} value={text} problem={w.problems.BLANK} />
        <PasswordField label={w.access.password} value={password} autoComplete="new-password" />
        <SelectField label={w.communities.door} value={choice} options={Object.entries(w.doors)} />
        <Switch label={w.settings.invisible} hint={w.settings.invisibleHint} on={on.value} keep={(next) => Promise.resolve(void (on.value = next))} />
        <ChoiceField label={w.communities.door} value={choice} options={[{ value: 'OPEN', label: w.doors.OPEN, hint: w.doorHints.OPEN }]} />
      </Example>
      <Example name="Empty, Loading, LoadFailed">
        <Empty title={w.home.nothingNew} hint={w.home.nothingNewHint} />
        <Loading />
        <LoadFailed again={nothing} />
      </Example>
    </div>
  );
}

function Example({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section class="block">
      <h2>{name}</h2>
      {children}
    </section>
  );
}
