import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { Button, makeStyles, SearchBox, Text, tokens } from '@fluentui/react-components'
import type { LibraryClause } from '../../review/session'
import { titleOf } from '../finding-words'
import { usePane } from '../pane-state'
import { useWords } from '../words'
import { Certificates } from './Certificates'
import { ClauseList } from './ClauseList'
import { LibraryFilters, noFilter, type Filters } from './LibraryFilters'
import { OwnClauses } from './OwnClauses'
import type { Searchable } from './search'
import { useClauseSearch } from './use-clause-search'

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '8px' },
  search: { maxWidth: 'none', width: '100%' },
  count: { color: tokens.colorNeutralForeground3 },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center' },
})

/** The model clauses and the person's own: search as one types, filters, then the clause itself. */
export function LibraryTab() {
  const styles = useStyles()
  const words = useWords()
  const { session, scan, rules } = usePane()
  const [query, setQuery] = useState('')
  const [filters, setFilters] = useState<Filters>(noFilter)
  const [version, setVersion] = useState(0)
  // Typing stays fluid whatever the size of the library: the list is drawn behind the field.
  const asked = useDeferredValue(query)
  // `version` changes when the person's own clauses do.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const library = useMemo(() => session.library(), [session, version])
  const themes = useMemo(() => new Map(session.knowledge.themes.map(({ id, title }) => [id, words.pick(title)])), [session, words])
  const searchable = useCallback((clause: LibraryClause): Searchable => ({
    id: clause.id,
    fields: [
      { weight: 10, text: clause.title },
      { weight: 5, text: themes.get(clause.theme) ?? clause.theme },
      { weight: 5, text: clause.law.join(' ') },
      { weight: 4, text: clause.rules.map((rule) => titleOf(words, rules, rule)).join(' ') },
      { weight: 2, text: clause.summary },
      { weight: 1, text: clause.stances.flatMap((stance) => session.text(clause.id, stance)).join(' ') },
    ],
  }), [session, themes, words, rules])
  const search = useClauseSearch(library, searchable)
  const open = useMemo(() => new Set((scan?.review.findings ?? []).filter((finding) => !scan?.dismissed.has(finding.id)).map((finding) => finding.rule)), [scan])
  const found = useMemo(() => {
    const { theme, type, stance, missing, ownOnly } = filters
    const byId = new Map(library.map((clause) => [clause.id, clause]))
    const ids = asked.trim() === '' ? [...byId.keys()] : search?.find(asked) ?? []
    return ids.flatMap((id) => byId.get(id) ?? []).filter((clause) =>
      (theme === '' || clause.theme === theme) && (type === '' || clause.types.some((one) => one === 'all' || one === type)) &&
      (stance === '' || clause.stances.includes(stance)) && (!missing || clause.rules.some((rule) => open.has(rule))) && (!ownOnly || clause.own))
  }, [asked, filters, library, open, search])
  const changed = useCallback(() => setVersion((last) => last + 1), [])
  const filtered = filters !== noFilter
  const preparing = search === null && asked.trim() !== ''
  return (
    <div className={styles.stack}>
      <SearchBox className={styles.search} value={query} placeholder={words.t('library-search-hint')} aria-label={words.t('library-search')} data-testid="library-search" onChange={(_, data) => setQuery(data.value)} />
      <LibraryFilters filters={filters} themes={themes} scanned={scan !== null} onChange={setFilters} />
      <Certificates />
      <OwnClauses library={library} onChanged={changed} />
      <div className={styles.head}>
        <Text size={200} className={styles.count} role="status" data-testid="library-count">{preparing ? words.t('library-preparing') : words.t('library-count', { n: found.length })}</Text>
        {filtered || query !== '' ? <Button size="small" appearance="subtle" onClick={() => { setQuery(''); setFilters(noFilter) }}>{words.t('library-clear')}</Button> : null}
      </div>
      {found.length === 0 && !preparing ? <Text>{words.t('library-empty')}</Text> : null}
      <ClauseList clauses={found} themes={themes} stance={filters.stance === '' ? null : filters.stance} answered={open} />
    </div>
  )
}
