import { useEffect, useRef } from 'preact/hooks';
import { me } from '../app/session';
import { NotFound } from '../app/App';
import { useAnswer } from '../api/answer';
import { later } from '../app/later';
import { CommunityBySlugDocument, type CommunityWholeFragment } from '../generated/operations';
import { LoadFailed, Loading } from '../parts/basics';
import { useStream } from '../live/useStream';
import type { LiveEvent } from '../live/events';
import { Belong } from './Belong';
import { CommunityHead } from './Head';
import { Topics } from './Topics';
import { Welcome } from './Welcome';
import './communities.css';

const Topic = later(() => import('../forums/Topic'));
const NewTopic = later(() => import('../forums/NewTopic'));
const CommunityRoom = later(() => import('../messages/CommunityRoom'));
const Members = later(() => import('./Members'));
const Charter = later(() => import('./Charter'));
const Requests = later(() => import('./Requests'));
const Settings = later(() => import('./Settings'));

/** A community: its topics in the list, and beside them what one reads. */
export default function Community({ slug = '', where }: { slug?: string; where?: string }) {
  const { data, error, again, put } = useAnswer(CommunityBySlugDocument, { slug });
  const community = data?.community;
  const patch = (change: Partial<CommunityWholeFragment>) => put((now) => ({ community: now.community && { ...now.community, ...change } }));
  const isMember = community?.myMembership?.state === 'ACTIVE';
  useStream(isMember ? community.stream : undefined, {
    event: (event: LiveEvent) => {
      if (event.kind === 'community.changed') void again();
      if (event.kind === 'member.joined' || event.kind === 'member.left') patch({ memberCount: event.content.memberCount as number });
    },
    signal: (signal) => signal.kind === 'present' && patch({ presentCount: signal.count }),
    began: () => void again(),
    ended: () => void again(),
  });
  // A steward may have decided, or the member on another device: what they are to this community is asked anew.
  const known = me.value?.communities.find((one) => one.id === community?.id)?.myMembership?.role;
  const asked = useRef(known);
  useEffect(() => {
    if (asked.current !== known) void again();
    asked.current = known;
  }, [known]);
  if (!data) return error ? <LoadFailed again={again} /> : <Loading />;
  if (!community) return <NotFound />;
  return <Room key={community.id} community={community} where={where ?? ''} patch={patch} again={again} />;
}

export interface RoomProps {
  community: CommunityWholeFragment;
  patch: (change: Partial<CommunityWholeFragment>) => void;
  again: () => Promise<void>;
}

function Room({ where, ...room }: RoomProps & { where: string }) {
  const [section = '', id = ''] = where.split('/');
  const isMember = room.community.myMembership?.state === 'ACTIVE';
  const reading = section !== '';
  return (
    <div class={`columns community ${reading ? 'reading' : 'listing'}`}>
      <section class="list" aria-label={room.community.name}>
        <CommunityHead community={room.community} section={section} isTitle={!reading} />
        {isMember ? <Topics community={room.community} current={section === 't' ? id : ''} /> : <Belong {...room} />}
      </section>
      <section class="read">
        <Section section={section} id={id} {...room} />
      </section>
    </div>
  );
}

function Section({ section, id, ...room }: RoomProps & { section: string; id: string }) {
  const isMember = room.community.myMembership?.state === 'ACTIVE';
  const isSteward = isMember && room.community.myMembership?.role === 'STEWARD';
  switch (section) {
    case '':
      return <Welcome {...room} />;
    case 'charter':
      return <Charter {...room} />;
    case 't':
      return isMember && id ? <Topic key={id} id={id} community={room.community} /> : <NotFound />;
    case 'room':
      return isMember ? <CommunityRoom communityId={room.community.id} back={{ href: `/c/${room.community.slug}`, label: room.community.name }} /> : <NotFound />;
    case 'new':
      return isMember ? <NewTopic community={room.community} /> : <NotFound />;
    case 'members':
      return isMember ? <Members {...room} /> : <NotFound />;
    case 'requests':
      return isSteward ? <Requests {...room} /> : <NotFound />;
    case 'settings':
      return isSteward ? <Settings {...room} /> : <NotFound />;
    default:
      return <NotFound />;
  }
}
