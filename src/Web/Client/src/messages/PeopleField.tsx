import { useSignal, type Signal } from '@preact/signals';
import { useAnswer } from '../api/answer';
import { myId } from '../app/session';
import { SearchMembersDocument, type PersonFragment } from '../generated/operations';
import { LoadFailed, Loading } from '../parts/basics';
import { TextField } from '../parts/form';
import { Icon } from '../parts/Icon';
import { Picture } from '../parts/Person';
import { useSlow } from '../parts/useSlow';
import { peopleIn } from '../search/people';
import { words } from '../words';

/** Chooses members of one's communities by name. */
export function PeopleField({ chosen, but = [] }: { chosen: Signal<PersonFragment[]>; but?: string[] }) {
  const w = words.value.messages;
  const text = useSignal('');
  const slow = useSlow(text.value);
  const add = (person: PersonFragment) => {
    chosen.value = [...chosen.peek(), person];
    text.value = '';
  };
  const takeOut = (id: string) => {
    chosen.value = chosen.peek().filter((person) => person.id !== id);
  };
  return (
    <div class="field">
      {chosen.value.length > 0 && (
        <ul class="chips" aria-label={w.chosen}>
          {chosen.value.map((person) => (
            <li key={person.id}>
              <button type="button" class="chip" aria-label={w.takeOut(person.name)} onClick={() => takeOut(person.id)}>
                {person.name} <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextField label={w.addPerson} value={text} type="search" />
      {slow.length > 1 && text.value && <Found text={slow} add={add} but={[myId.value, ...but, ...chosen.value.map((person) => person.id)]} />}
    </div>
  );
}

function Found({ text, add, but }: { text: string; add: (person: PersonFragment) => void; but: string[] }) {
  const { messages: w, communities } = words.value;
  const { data, error, again } = useAnswer(SearchMembersDocument, { text });
  if (!data) return error ? <LoadFailed again={again} /> : <Loading />;
  const people = peopleIn(data).filter((person) => !but.includes(person.id));
  return (
    <>
      <p class={people.length > 0 ? 'visually-hidden' : 'soft'} role="status">
        {people.length > 0 ? w.peopleCount(people.length) : communities.noMember}
      </p>
      <ul class="found-people">
        {people.map((person) => (
          <li key={person.id}>
            <button type="button" onClick={() => add(person)}>
              <Picture person={person} size="small" />
              <span>{person.name}</span>
              <span class="soft small">{person.localBody?.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
