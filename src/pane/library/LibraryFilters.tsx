import { memo } from 'react'
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Checkbox, Field, makeStyles, Select } from '@fluentui/react-components'
import type { ContractType } from '../../checklist/rule'
import type { Stance } from '../../review/session'
import { useWords } from '../words'

const useStyles = makeStyles({ filters: { display: 'flex', flexDirection: 'column', gap: '6px' }, panel: { margin: 0 } })

const types: ContractType[] = ['maintenance', 'infogerance', 'hosting', 'saas', 'backup', 'network', 'dpa', 'lease']
const stances: Stance[] = ['protective', 'balanced', 'fallback']

export interface Filters { theme: string; type: ContractType | ''; stance: Stance | ''; missing: boolean; ownOnly: boolean }
export const noFilter: Filters = { theme: '', type: '', stance: '', missing: false, ownOnly: false }

/** By theme, kind of contract, stance, what this contract lacks, one's own. Drawn again only when a filter changes, not with each key of the search. */
export const LibraryFilters = memo(function LibraryFilters({ filters, themes, scanned, onChange }: { filters: Filters; themes: ReadonlyMap<string, string>; scanned: boolean; onChange(filters: Filters): void }) {
  const styles = useStyles()
  const words = useWords()
  const change = (part: Partial<Filters>) => onChange({ ...filters, ...part })
  return (
    <>
      <Checkbox checked={filters.missing} disabled={!scanned} label={scanned ? words.t('library-missing') : `${words.t('library-missing')} (${words.t('library-missing-needs-scan')})`} data-testid="library-missing" onChange={(_, data) => change({ missing: data.checked === true })} />
      <Accordion collapsible>
        <AccordionItem value="filters">
          <AccordionHeader size="small" data-testid="library-filters">{words.t('library-filters')}</AccordionHeader>
          <AccordionPanel className={styles.panel}>
            <div className={styles.filters}>
              <Field label={words.t('library-theme')} size="small">
                <Select size="small" value={filters.theme} data-testid="library-theme" onChange={(_, data) => change({ theme: data.value })}>
                  <option value="">{words.t('library-theme-all')}</option>
                  {[...themes].map(([id, title]) => <option key={id} value={id}>{title}</option>)}
                </Select>
              </Field>
              <Field label={words.t('library-type')} size="small">
                <Select size="small" value={filters.type} data-testid="library-type" onChange={(_, data) => change({ type: types.find((one) => one === data.value) ?? '' })}>
                  <option value="">{words.t('library-type-all')}</option>
                  {types.map((one) => <option key={one} value={one}>{words.t(`type-${one}`)}</option>)}
                </Select>
              </Field>
              <Field label={words.t('stance-label')} size="small" hint={filters.stance === '' ? undefined : words.t(`stance-hint-${filters.stance}`)}>
                <Select size="small" value={filters.stance} data-testid="library-stance" onChange={(_, data) => change({ stance: stances.find((one) => one === data.value) ?? '' })}>
                  <option value="">{words.t('library-stance-all')}</option>
                  {stances.map((one) => <option key={one} value={one}>{words.t(`stance-${one}`)}</option>)}
                </Select>
              </Field>
              <Checkbox checked={filters.ownOnly} label={words.t('library-own-only')} data-testid="library-own-only" onChange={(_, data) => change({ ownOnly: data.checked === true })} />
            </div>
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </>
  )
})
