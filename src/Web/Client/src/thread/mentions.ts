/** A member named in a text, by the name that stands there after an @. */
export interface Mentioned {
  id: string;
  name: string;
}

const link = /\[@([^\]\n]+)\]\(member:([0-9a-f-]{36})\)/gi;

/** What is sent: each @Name becomes a link to its member, as the hub reads mentions. */
export function toMarkdown(text: string, people: Mentioned[]): string {
  return [...people]
    .sort((a, b) => b.name.length - a.name.length)
    .reduce((result, { id, name }) => result.replace(new RegExp(`(?<!\\[)@${escaped(name)}(?![\\p{L}\\p{N}])`, 'gu'), `[@${name}](member:${id})`), text);
}

/** What is shown in the composer: each mention as @Name, with who is meant kept beside. */
export function fromMarkdown(markdown: string): { text: string; people: Mentioned[] } {
  const people: Mentioned[] = [];
  const text = markdown.replace(link, (_, name: string, id: string) => {
    if (!people.some((person) => person.id === id)) people.push({ id, name });
    return `@${name}`;
  });
  return { text, people };
}

/** The beginning of a name that is being typed after an @, just before the caret; null where none is. */
export function asked(text: string, caret: number): { start: number; name: string } | null {
  const match = /(?:^|[\s(])@([\p{L}'’ -]{0,40})$/u.exec(text.slice(0, caret));
  if (!match || /\s\S+\s\S+\s/.test(match[1]!)) return null;
  return { start: caret - match[1]!.length - 1, name: match[1]! };
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
