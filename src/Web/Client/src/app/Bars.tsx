import { unseen } from '../notifications/news';
import { Icon, type IconName } from '../parts/Icon';
import { Picture } from '../parts/Person';
import { words } from '../words';
import { unreadConversations } from './conversations';
import { unread } from './following';
import { Brand, Count, useCurrent, type LinkProps } from './links';
import { me } from './session';

// On a narrow screen, what the rail holds on a wide one.

export function TopBar() {
  const w = words.value.app;
  const member = me.value?.member;
  return (
    <header class="top-bar">
      <Brand />
      <a class="icon-button" href="/search" aria-label={w.search}>
        <Icon name="search" />
      </a>
      {member && (
        <a class="icon-button" href="/me">
          <span class="visually-hidden">{w.me}</span>
          <Picture person={member} size="small" />
        </a>
      )}
    </header>
  );
}

export function BottomBar() {
  const w = words.value.app;
  const current = useCurrent();
  return (
    <nav class="bottom-bar" aria-label={w.main}>
      <BarLink href="/" icon="home" label={w.home} current={current('/')} />
      <BarLink href="/communities" icon="people" label={w.communities} current={current('/communities')} count={unread.total.value} told={w.unread(unread.total.value)} />
      <BarLink href="/messages" icon="message" label={w.messages} current={current('/messages')} count={unreadConversations.value} told={w.unread(unreadConversations.value)} />
      <BarLink href="/notifications" icon="bell" label={w.notifications} current={current('/notifications')} count={unseen.value} told={w.unseen(unseen.value)} />
      <BarLink href="/talk" icon="hand" label={w.talkShort} current={current('/talk')} />
    </nav>
  );
}

function BarLink({ href, label, icon, current, count = 0, told }: LinkProps & { icon: IconName }) {
  return (
    <a href={href} aria-current={current}>
      <span class="bar-icon">
        <Icon name={icon} />
        <Count count={count} told={told} />
      </span>
      <span class="bar-label">{label}</span>
    </a>
  );
}
