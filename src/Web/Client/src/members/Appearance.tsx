import { chooseTheme, theme, type Theme } from '../app/theme';
import { chooseLanguage, language, words, type Language } from '../words';

/** Colours and language, kept on this device. */
export function Appearance() {
  const w = words.value.members;
  const languages: [Language, string][] = [
    ['fr', 'Français'],
    ['en', 'English'],
  ];
  return (
    <section class="card">
      <h2>{w.appearance}</h2>
      <Choices label={w.theme} name="theme" options={Object.entries(w.themes) as [Theme, string][]} value={theme.value} choose={chooseTheme} />
      <Choices label={w.speak} name="language" options={languages} value={language.value} choose={(chosen) => void chooseLanguage(chosen)} />
    </section>
  );
}

function Choices<T extends string>({ label, name, options, value, choose }: { label: string; name: string; options: [T, string][]; value: T; choose: (value: T) => void }) {
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="choices-inline">
        {options.map(([option, text]) => (
          <label class="choice" key={option}>
            <input type="radio" name={name} checked={value === option} onChange={() => choose(option)} /> {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
