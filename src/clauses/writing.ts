/** Reads `writing.yaml`: articles, numbers in words, units. */
import type { NumberWords, Writing } from './template'
import type { Entry } from './yaml-entry'

/** Key in `articles` of a name without article. */
export const noArticle = 'none'

export function readWriting(root: Entry): Writing | null {
  const at = root.fields(Object.keys(noWriting))
  if (!at) return null
  const articles: Writing['articles'] = {}
  for (const [article, entry] of at.get('articles')?.pairs() ?? []) {
    const fields = entry.fields(['of', 'to'], ['subject', 'gender', 'plural'])
    const of = fields?.get('of')?.string()
    const to = fields?.get('to')?.string()
    if (!fields || !of || !to) continue
    const subject = fields.get('subject')?.string() ?? ''
    articles[article] = { subject, of, to, gender: fields.get('gender')?.oneOf(['m', 'f'] as const) ?? null, plural: fields.has('plural') }
  }
  if (!articles[noArticle]) at.get('articles')?.fail(`The forms of a name without article (« ${noArticle} ») are missing.`)
  const units = (at.get('units')?.list() ?? []).flatMap((entry) => {
    const fields = entry.fields(['one', 'other', 'gender'], ['short'])
    const one = fields?.get('one')?.string()
    const other = fields?.get('other')?.string()
    const gender = fields?.get('gender')?.oneOf(['m', 'f'] as const)
    return one && other && gender ? [{ one, other, gender, short: fields?.get('short')?.strings() ?? [] }] : []
  })
  const qualifiers = (at.get('qualifiers')?.list() ?? []).flatMap((entry) => {
    const fields = entry.fields(['m', 'f'])
    const m = fields?.get('m')?.strings() ?? []
    const f = fields?.get('f')?.strings() ?? []
    if (m.length === 2 && f.length === 2) return [{ m: [m[0], m[1]] as [string, string], f: [f[0], f[1]] as [string, string] }]
    entry.fail('Two forms (singular, plural) are expected for each gender.')
    return []
  })
  const numbers = at.has('numbers') ? readNumbers(at.get('numbers') as Entry) : null
  const elided = at.get('elided_of')?.string()
  const vowels = at.get('vowels')?.string()
  const months = at.get('months')?.strings() ?? []
  if (months.length !== 12) at.get('months')?.fail('Twelve months are expected.')
  const parties = at.get('parties')?.fields(['client', 'prestataire'])
  const client = parties?.get('client')?.string()
  const prestataire = parties?.get('prestataire')?.string()
  const elisions = (at.get('elisions')?.pairs() ?? []).map(([word, entry]) => [word, entry.string() ?? ''])
  if (!numbers || !elided || !vowels || !client || !prestataire) return null
  return {
    articles, elided_of: elided, vowels, numbers, units, qualifiers, months,
    parties: { client, prestataire },
    feminine: at.get('feminine')?.strings() ?? [],
    elisions: Object.fromEntries(elisions),
    first_day: at.get('first_day')?.string() ?? '',
    definitions_title: at.get('definitions_title')?.string() ?? '',
    annex: at.get('annex')?.string() ?? '',
    signing: at.get('signing')?.strings() ?? [],
    inserted: at.get('inserted')?.strings() ?? [],
    keep_with_figure: at.get('keep_with_figure')?.strings() ?? [],
  }
}

const noNumbers: NumberWords = { small: [], tens: {}, feminine_one: '', and: '', eighty: '', hundred: '', thousand: '', million: '', plural: '' }

/** Stands in for a `writing.yaml` that is missing or wrong, which is an error already noted. */
export const noWriting: Writing = {
  articles: {}, elided_of: '', vowels: '', numbers: noNumbers, units: [], qualifiers: [],
  parties: { client: '', prestataire: '' }, feminine: [], elisions: {}, months: [], first_day: '', inserted: [], signing: [], definitions_title: '', annex: '', keep_with_figure: [],
}

function readNumbers(entry: Entry): NumberWords | null {
  const at = entry.fields(Object.keys(noNumbers))
  if (!at) return null
  const text = (name: string) => at.get(name)?.string() ?? ''
  const small = at.get('small')?.strings() ?? []
  if (small.length !== 17) at.get('small')?.fail('17 words are expected, from zero to sixteen.')
  const tens: Record<string, string> = {}
  for (const [ten, word] of at.get('tens')?.pairs() ?? []) tens[ten] = word.string() ?? ''
  return {
    small, tens, feminine_one: text('feminine_one'), and: text('and'), eighty: text('eighty'),
    hundred: text('hundred'), thousand: text('thousand'), million: text('million'), plural: text('plural'),
  }
}
