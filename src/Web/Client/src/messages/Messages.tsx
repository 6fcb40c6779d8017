import { later } from '../app/later';
import { Empty } from '../parts/basics';
import { words } from '../words';
import { List } from './List';
import './messages.css';

const Conversation = later(() => import('./Conversation'));
// To be read without network, as soon as there is nothing else to do.
void Conversation.bring();
const NewGroup = later(() => import('./NewGroup'));

/** The member's conversations, and beside them the one that is read. */
export default function Messages({ where = '' }: { where?: string }) {
  const w = words.value.messages;
  const reading = where !== '' && where !== 'archived';
  return (
    <div class={`columns messages ${reading ? 'reading' : 'listing'}`}>
      <section class="list" aria-label={w.list}>
        <List archived={where === 'archived'} current={where} isTitle={!reading} />
      </section>
      <section class="read">
        {!reading && (
          <div class="thread-page">
            <Empty title={w.choose} hint={w.chooseHint} />
          </div>
        )}
        {where === 'new' && <NewGroup />}
        {reading && where !== 'new' && <Conversation key={where} id={where} back={{ href: '/messages', label: w.title }} />}
      </section>
    </div>
  );
}
