import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useRef } from 'preact/hooks';
import { NotFound } from '../app/App';
import { Empty, LoadFailed, Loading } from '../parts/basics';
import { useScroll, type Scroll } from '../thread/useScroll';
import { words } from '../words';
import { Open, type Way } from './Open';
import { useConversation } from './useConversation';
import '../thread/thread.css';
import './messages.css';

/** A conversation: read where one left off, live, and answered at the foot. */
export default function Conversation({ id, back }: { id: string; back: Way }) {
  const { query } = useLocation();
  const w = words.value.messages;
  const lost = useSignal(false);
  const scrolling = useRef<Scroll | null>(null);
  const asked = Number(query.n) || null;
  const thread = useConversation(id, asked, { changing: (arrived) => scrolling.current?.changing(arrived), lost: () => (lost.value = true) });
  scrolling.current = useScroll(thread.state);
  if (lost.value) return thread.state ? <Empty title={w.lost} /> : <NotFound />;
  if (!thread.state) return thread.error ? <LoadFailed again={() => void thread.open(asked)} /> : <Loading />;
  return <Open key={id} state={thread.state} thread={thread} scroll={scrolling.current} back={back} />;
}
