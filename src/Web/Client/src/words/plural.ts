/** The form of a count in a language: French counts 0 and 1 as one, English only 1. */
export function plural(language: string) {
  const rules = new Intl.PluralRules(language);
  return (n: number, one: string, other: string) => (rules.select(n) === 'one' ? one : other);
}

/** "Sonia, Paul et Amina". */
export function join(language: string, names: string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}
