/** Languages offered in a profile, as tags; others that a profile already has stay. French sign language is one of them. */
export const offered = ['fr', 'en', 'es', 'pt', 'it', 'de', 'ar', 'kab', 'br', 'oc', 'eu', 'co', 'gsw', 'gcf', 'rcf', 'wo', 'tr', 'pl', 'ro', 'uk', 'ru', 'vi', 'zh', 'fsl'];

const own: Record<string, Record<string, string>> = {
  fr: { fsl: 'langue des signes française', gsw: 'alsacien', kab: 'kabyle', rcf: 'créole réunionnais', gcf: 'créole antillais' },
  en: { fsl: 'French sign language', gsw: 'Alsatian', kab: 'Kabyle', rcf: 'Réunion Creole', gcf: 'Antillean Creole' },
};

/** A language's name in a language; the tag itself where the browser knows no name. */
export function languageName(tag: string, inLanguage: string): string {
  try {
    return own[inLanguage]?.[tag] ?? new Intl.DisplayNames(inLanguage, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
