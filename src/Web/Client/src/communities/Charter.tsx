import { PageTitle } from '../parts/basics';
import { Back } from '../parts/Back';
import { Prose } from '../parts/Prose';
import { words } from '../words';
import type { RoomProps } from './Community';

export default function Charter({ community }: RoomProps) {
  const w = words.value.communities;
  return (
    <>
      <header class="read-head">
        <Back href={`/c/${community.slug}`} label={community.name} />
        <PageTitle>{w.charterTab}</PageTitle>
      </header>
      <div class="read-inner">
        {community.charterHtml ? <Prose html={community.charterHtml} /> : <p class="soft">{w.noCharter}</p>}
      </div>
    </>
  );
}
