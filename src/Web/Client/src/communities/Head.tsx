import type { CommunityWholeFragment } from '../generated/operations';
import { PageTitle } from '../parts/basics';
import { words } from '../words';

/** The community's name, who is there, and its rooms. */
export function CommunityHead({ community, section, isTitle }: { community: CommunityWholeFragment; section: string; isTitle: boolean }) {
  const w = words.value.communities;
  const isMember = community.myMembership?.state === 'ACTIVE';
  const isSteward = isMember && community.myMembership?.role === 'STEWARD';
  const home = `/c/${community.slug}`;
  const tabs: [path: string, label: string, shown: boolean][] = [
    ['', w.forum, true],
    ['room', w.roomTab, isMember],
    ['members', w.membersTab, isMember],
    ['charter', w.charterTab, true],
    ['requests', w.requestsTab, isSteward],
    ['settings', w.settingsTab, isSteward],
  ];
  const current = section === 't' || section === 'new' ? '' : section;
  return (
    <header>
      {isTitle ? <PageTitle>{community.name}</PageTitle> : <h2 class="like-title">{community.name}</h2>}
      <p class="soft small">
        {w.members(community.memberCount)}
        {!!community.presentCount && `, ${w.present(community.presentCount)}`}
      </p>
      <nav class="tabs" aria-label={w.tabs}>
        {tabs
          .filter(([, , shown]) => shown)
          .map(([path, label]) => (
            <a key={path} href={path ? `${home}/${path}` : home} aria-current={path === current ? 'page' : undefined}>
              {label}
            </a>
          ))}
      </nav>
    </header>
  );
}
