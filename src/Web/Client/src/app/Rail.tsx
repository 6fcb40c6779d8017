import { useLocation } from 'preact-iso';
import { unseen } from '../notifications/news';
import { Icon } from '../parts/Icon';
import { Picture } from '../parts/Person';
import { words } from '../words';
import { unreadConversations } from './conversations';
import { unread } from './following';
import { Brand, Count, useCurrent, type LinkProps } from './links';
import { me } from './session';

/** On a wide screen: where am I, and where else can I go. */
export function Rail() {
  const w = words.value.app;
  const current = useCurrent();
  const { path } = useLocation();
  return (
    <nav class="rail" aria-label={w.main}>
      <Brand />
      <RailLink href="/" icon="home" label={w.home} current={current('/')} />
      <RailLink href="/search" icon="search" label={w.search} current={current('/search')} />
      <RailLink href="/messages" icon="message" label={w.messages} current={current('/messages')} count={unreadConversations.value} told={w.unread(unreadConversations.value)} />
      <RailLink href="/notifications" icon="bell" label={w.notifications} current={current('/notifications')} count={unseen.value} told={w.unseen(unseen.value)} />
      <RailLink href="/communities" icon="people" label={w.communities} current={current('/communities')} />
      <ul class="rail-communities">
        {me.value?.communities.map((community) => {
          const count = unread.counts.value.get(community.id) ?? 0;
          const here = path.startsWith(`/c/${community.slug}/`) || path === `/c/${community.slug}`;
          return (
            <li key={community.id}>
              <RailLink href={`/c/${community.slug}`} label={community.name} current={here ? 'page' : undefined} count={count} told={w.unread(count)} />
            </li>
          );
        })}
      </ul>
      <div class="rail-foot">
        <a class="human" href="/talk" aria-current={current('/talk')}>
          <b>{w.talk}</b>
          <small>{me.value?.member.localBody?.name ?? w.talkHint}</small>
        </a>
        <Myself />
      </div>
    </nav>
  );
}

function RailLink({ href, label, icon, current, count = 0, told }: LinkProps) {
  return (
    <a class="rail-link" href={href} aria-current={current}>
      {icon && <Icon name={icon} />}
      <span class="rail-label">{label}</span>
      <Count count={count} told={told} />
    </a>
  );
}

function Myself() {
  const current = useCurrent();
  const member = me.value?.member;
  if (!member) return null;
  return (
    <a class="rail-link myself" href="/me" aria-current={current('/me')}>
      <Picture person={member} size="small" />
      <span class="rail-label">
        <span class="visually-hidden">{words.value.app.me} : </span>
        {member.name}
      </span>
    </a>
  );
}
