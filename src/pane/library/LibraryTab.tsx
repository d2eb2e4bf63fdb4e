import { useDeferredValue, useMemo, useState } from 'react'
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, Button, Checkbox, Field, makeStyles, SearchBox, Select, Text, tokens } from '@fluentui/react-components'
import type { ContractType } from '../../checklist/rule'
import type { LibraryClause } from '../../review/session'
import { titleOf } from '../finding-words'
import { usePane } from '../pane-state'
import { useWords } from '../words'
import { Certificates } from './Certificates'
import { ClauseList } from './ClauseList'
import { OwnClauses } from './OwnClauses'
import { ClauseSearch } from './search'

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '8px' },
  search: { maxWidth: 'none', width: '100%' },
  filters: { display: 'flex', flexDirection: 'column', gap: '6px' },
  panel: { margin: 0 },
  count: { color: tokens.colorNeutralForeground3 },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center' },
})

const types: ContractType[] = ['maintenance', 'infogerance', 'hosting', 'saas', 'backup', 'network', 'dpa', 'lease']

/** The model clauses and the person's own: search as one types, filters, then the clause itself. */
export function LibraryTab() {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const { session, scan } = pane
  const [query, setQuery] = useState('')
  const [theme, setTheme] = useState('')
  const [type, setType] = useState('')
  const [missing, setMissing] = useState(false)
  const [ownOnly, setOwnOnly] = useState(false)
  const [version, setVersion] = useState(0)
  // Typing stays fluid whatever the size of the library.
  const asked = useDeferredValue(query)
  // `version` changes when the person's own clauses do.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const library = useMemo(() => session.library(), [session, version])
  const themes = useMemo(() => new Map(session.knowledge.themes.map(({ id, title }) => [id, words.pick(title)])), [session, words])
  const search = useMemo(() => new ClauseSearch(library.map((clause) => ({
    id: clause.id,
    fields: [
      { weight: 10, text: clause.title },
      { weight: 5, text: themes.get(clause.theme) ?? clause.theme },
      { weight: 5, text: clause.law.join(' ') },
      { weight: 4, text: clause.rules.map((rule) => titleOf(words, pane.rules, rule)).join(' ') },
      { weight: 2, text: clause.summary },
      { weight: 1, text: clause.stances.flatMap((stance) => session.text(clause.id, stance)).join(' ') },
    ],
  }))), [library, themes, session, words, pane.rules])
  const open = useMemo(() => new Set((scan?.review.findings ?? []).filter((finding) => !scan?.dismissed.has(finding.id)).map((finding) => finding.rule)), [scan])
  const answers = (clause: LibraryClause) => clause.rules.some((rule) => open.has(rule))
  const byId = new Map(library.map((clause) => [clause.id, clause]))
  const found = search.find(asked).flatMap((id) => {
    const clause = byId.get(id)
    if (clause === undefined) return []
    if (theme !== '' && clause.theme !== theme) return []
    if (type !== '' && !clause.types.some((one) => one === 'all' || one === type)) return []
    if (missing && !answers(clause)) return []
    return ownOnly && !clause.own ? [] : [clause]
  })
  const filtered = theme !== '' || type !== '' || missing || ownOnly
  return (
    <div className={styles.stack}>
      <SearchBox className={styles.search} value={query} placeholder={words.t('library-search-hint')} aria-label={words.t('library-search')} data-testid="library-search" onChange={(_, data) => setQuery(data.value)} />
      <Checkbox checked={missing} disabled={scan === null} label={scan === null ? `${words.t('library-missing')} (${words.t('library-missing-needs-scan')})` : words.t('library-missing')} data-testid="library-missing" onChange={(_, data) => setMissing(data.checked === true)} />
      <Accordion collapsible>
        <AccordionItem value="filters">
          <AccordionHeader size="small" data-testid="library-filters">{words.t('library-filters')}</AccordionHeader>
          <AccordionPanel className={styles.panel}>
            <div className={styles.filters}>
              <Field label={words.t('library-theme')} size="small">
                <Select size="small" value={theme} data-testid="library-theme" onChange={(_, data) => setTheme(data.value)}>
                  <option value="">{words.t('library-theme-all')}</option>
                  {[...themes].map(([id, title]) => <option key={id} value={id}>{title}</option>)}
                </Select>
              </Field>
              <Field label={words.t('library-type')} size="small">
                <Select size="small" value={type} data-testid="library-type" onChange={(_, data) => setType(data.value)}>
                  <option value="">{words.t('library-type-all')}</option>
                  {types.map((one) => <option key={one} value={one}>{words.t(`type-${one}`)}</option>)}
                </Select>
              </Field>
              <Checkbox checked={ownOnly} label={words.t('library-own-only')} data-testid="library-own-only" onChange={(_, data) => setOwnOnly(data.checked === true)} />
            </div>
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
      <div className={styles.head}>
        <Text size={200} className={styles.count} role="status" data-testid="library-count">{words.t('library-count', { n: found.length })}</Text>
        {filtered || query !== '' ? <Button size="small" appearance="subtle" onClick={() => { setQuery(''); setTheme(''); setType(''); setMissing(false); setOwnOnly(false) }}>{words.t('library-clear')}</Button> : null}
      </div>
      {found.length === 0 ? <Text>{words.t('library-empty')}</Text> : null}
      <ClauseList clauses={found} themeOf={(clause) => themes.get(clause.theme) ?? clause.theme} badgeOf={(clause) => (answers(clause) ? <Badge appearance="tint" color="brand" size="small">{words.t('library-answers')}</Badge> : null)} />
      <Certificates />
      <OwnClauses library={library} onChanged={() => setVersion(version + 1)} />
    </div>
  )
}
