import { Button, Field, Input, makeStyles, Select, Tab, TabList, Textarea } from '@fluentui/react-components'
import type { Stance } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { usePane } from '../pane-state'
import { useWords } from '../words'

const useStyles = makeStyles({ stack: { display: 'flex', flexDirection: 'column', gap: '8px' }, row: { display: 'flex', gap: '6px', flexWrap: 'wrap' } })

/** `id` null: a new clause. `stances`: those that the clause has; each is edited and saved on its own. */
export interface Draft { id: string | null; title: string; theme: string; text: string; stance: Stance; stances: Stance[] }

/** An own clause being written: its title, its theme, its words with the blanks in brackets. */
export function OwnForm({ draft, onChange, onSave, onCancel }: { draft: Draft; onChange(draft: Draft): void; onSave(draft: Draft): void; onCancel(): void }) {
  const styles = useStyles()
  const words = useWords()
  const { session } = usePane()
  const { id } = draft
  const blanks = [...new Set([...draft.text.matchAll(/\[([^\]\n]+)\]/g)].map((match) => match[1]))]
  const hints = [blanks.length > 0 ? words.t('own-blanks', { list: words.list(blanks) }) : '', draft.text.includes('{{') ? words.t('own-marks') : ''].filter((hint) => hint !== '')
  return (
    <div className={styles.stack} data-testid="own-form">
      <Field label={words.t('own-field-title')} required><Input value={draft.title} data-testid="own-title-field" onChange={(_, data) => onChange({ ...draft, title: data.value })} /></Field>
      <Field label={words.t('library-theme')}>
        <Select value={draft.theme} onChange={(_, data) => onChange({ ...draft, theme: data.value })}>
          {session.knowledge.themes.map(({ id: theme, title }) => <option key={theme} value={theme}>{words.pick(title)}</option>)}
        </Select>
      </Field>
      {id !== null && draft.stances.length > 1 ? (
        <TabList size="small" selectedValue={draft.stance} aria-label={words.t('stance-label')} onTabSelect={(_, data) => { const stance = data.value as Stance; onChange({ ...draft, stance, text: session.own.edit(id, stance) }) }}>
          {draft.stances.map((one) => <Tab key={one} value={one} data-testid={`own-stance-${one}`}>{words.t(`stance-${one}`)}</Tab>)}
        </TabList>
      ) : null}
      <Field label={words.t('own-field-text')} required hint={hints.length > 0 ? hints.join(' ') : undefined}><Textarea rows={8} resize="vertical" value={draft.text} data-testid="own-text-field" onChange={(_, data) => onChange({ ...draft, text: data.value })} /></Field>
      <div className={styles.row}>
        <ActionButton appearance="primary" data-testid="own-save" disabled={draft.title.trim() === '' || draft.text.trim() === ''} onClick={() => onSave(draft)}>{words.t('own-save')}</ActionButton>
        <Button onClick={onCancel}>{words.t('cancel')}</Button>
      </div>
    </div>
  )
}
