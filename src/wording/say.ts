/** French and English sentences, kept side by side so that one is never written without the other. */

export type Language = 'fr' | 'en'

/** `{name}` is replaced by a value; `one` is used when the value `n` is singular in that language (French: 0 and 1). */
export type Sentence = string | { one: string; other: string }
export type Messages = Record<string, { fr: Sentence; en: Sentence }>
export type Values = Record<string, string | number>

const plural: Record<Language, Intl.PluralRules> = { fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') }

/** The sentence `key` of `messages`, its `{names}` filled. Throws on an unknown name: a bug of ours. */
export function say<M extends Messages>(messages: M, language: Language, key: keyof M & string, values: Values = {}): string {
  const sentence = messages[key][language]
  const form = typeof sentence === 'string' ? sentence : sentence[plural[language].select(Number(values.n)) === 'one' ? 'one' : 'other']
  return form.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`wording: « ${key} » needs a value for {${name}}`)
    return String(value)
  })
}
