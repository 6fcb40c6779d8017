import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { connected } from '../live/connection';
import { unseen } from '../notifications/log';
import { announced, toasted } from '../parts/announce';
import { Icon, type IconName } from '../parts/Icon';
import { Picture } from '../parts/Person';
import { words } from '../words';
import { unread } from './following';
import { me } from './session';

/** The house around every page of a signed-in member: where am I, and the four things in reach from everywhere. */
export function Shell({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  const thread = /^\/c\/[^/]+\/t\//.test(path);
  return (
    <div class={`shell ${thread ? 'in-thread' : ''}`}>
      <SkipLink />
      <TopBar />
      <Rail />
      <main id="main" tabIndex={-1}>
        <Away />
        {children}
      </main>
      <BottomBar />
    </div>
  );
}

/** Around the pages of who is not signed in yet. */
export function Front({ children }: { children: ComponentChildren }) {
  return (
    <div class="front">
      <SkipLink />
      <header>
        <Brand />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function SkipLink() {
  return (
    <a class="skip" href="#main" onClick={() => document.getElementById('main')?.focus()}>
      {words.value.app.skip}
    </a>
  );
}

function Brand() {
  return (
    <a class="brand" href="/">
      <span class="sun" aria-hidden="true" />
      {words.value.app.name}
    </a>
  );
}

function useCurrent() {
  const { path } = useLocation();
  return (href: string) => (path === href ? ('page' as const) : undefined);
}

function Rail() {
  const w = words.value.app;
  const current = useCurrent();
  const { path } = useLocation();
  return (
    <nav class="rail" aria-label={w.main}>
      <Brand />
      <RailLink href="/" icon="home" label={w.home} current={current('/')} />
      <RailLink href="/search" icon="search" label={w.search} current={current('/search')} />
      <RailLink href="/messages" icon="message" label={w.messages} current={current('/messages')} />
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

interface RailLinkProps {
  href: string;
  label: string;
  icon?: IconName;
  current?: 'page';
  count?: number;
  told?: string;
}

function RailLink({ href, label, icon, current, count = 0, told }: RailLinkProps) {
  return (
    <a class="rail-link" href={href} aria-current={current}>
      {icon && <Icon name={icon} />}
      <span class="rail-label">{label}</span>
      <Count count={count} told={told} />
    </a>
  );
}

function Count({ count, told }: { count: number; told?: string }) {
  if (count === 0) return null;
  const many = count > 99;
  return (
    <>
      <span class="count" aria-hidden="true">
        {many ? '99+' : count}
      </span>
      <span class="visually-hidden"> {many ? words.value.app.manyUnread : told}</span>
    </>
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

function TopBar() {
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

function BottomBar() {
  const w = words.value.app;
  const current = useCurrent();
  return (
    <nav class="bottom-bar" aria-label={w.main}>
      <BarLink href="/" icon="home" label={w.home} current={current('/')} />
      <BarLink href="/communities" icon="people" label={w.communities} current={current('/communities')} count={unread.total.value} told={w.unread(unread.total.value)} />
      <BarLink href="/messages" icon="message" label={w.messages} current={current('/messages')} />
      <BarLink href="/notifications" icon="bell" label={w.notifications} current={current('/notifications')} count={unseen.value} told={w.unseen(unseen.value)} />
      <BarLink href="/talk" icon="hand" label={w.talkShort} current={current('/talk')} />
    </nav>
  );
}

function BarLink({ href, label, icon, current, count = 0, told }: RailLinkProps & { icon: IconName }) {
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

function Away() {
  return (
    <div role="status">{connected.value === 'away' && <p class="away">{words.value.app.away}</p>}</div>
  );
}

/** One place for what is said aloud, and one for what is shown for a moment. */
export function Announcer() {
  return (
    <>
      <div class="visually-hidden" aria-live="polite">
        {announced.value}
      </div>
      <div class="toasts" role="status">
        {toasted.value && (
          <p class="toast" key={toasted.value.id}>
            {toasted.value.text}
          </p>
        )}
      </div>
    </>
  );
}
