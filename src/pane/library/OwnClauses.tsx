import { useRef, useState } from 'react'
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Button, Field, Input, makeStyles, MessageBar, MessageBarBody, Select, Text, Textarea, tokens } from '@fluentui/react-components'
import { Delete20Regular, Edit20Regular } from '@fluentui/react-icons'
import type { LibraryClause } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { saveFile } from '../save-file'
import { usePane } from '../pane-state'
import { useWords } from '../words'

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '8px' },
  row: { display: 'flex', gap: '6px', flexWrap: 'wrap' },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  item: { display: 'flex', alignItems: 'center', gap: '4px' },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  hint: { color: tokens.colorNeutralForeground3 },
  panel: { margin: 0 },
})

interface Draft { id: string | null; title: string; theme: string; text: string }
interface Note { intent: 'success' | 'error' | 'warning'; text: string }

/** The person's own clauses: from the selection, edited, deleted, exported and imported as one YAML file. */
export function OwnClauses({ library, onChanged }: { library: LibraryClause[]; onChanged(): void }) {
  const styles = useStyles()
  const words = useWords()
  const { session, run, announce } = usePane()
  const [draft, setDraft] = useState<Draft | null>(null)
  const [deleting, setDeleting] = useState<LibraryClause | null>(null)
  const [note, setNote] = useState<Note | null>(null)
  const [conflict, setConflict] = useState<{ yaml: string; ids: string[] } | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const mine = library.filter((clause) => clause.own)
  const tell = (intent: Note['intent'], text: string) => { setNote({ intent, text }); announce(text) }

  const fromSelection = async () => {
    const found = await run('other', async () => ({ selected: await session.own.fromSelection() }))
    if (found === null) return
    if (found.selected === null) return tell('warning', words.t('own-nothing-selected'))
    setNote(null)
    setDraft({ id: null, title: found.selected.title, theme: session.knowledge.themes[0]?.id ?? '', text: found.selected.text })
  }
  const save = async (of: Draft) => {
    const saved = await run('other', () => session.own.save(of))
    if (saved === null) return
    if (saved.kind === 'refused') return tell('error', words.t('own-refused', { reason: saved.reason }))
    setDraft(null)
    onChanged()
    tell('success', words.t('own-saved'))
  }
  const remove = async (clause: LibraryClause) => {
    await run('other', () => session.own.remove(clause.id))
    setDeleting(null)
    onChanged()
    tell('success', words.t('own-deleted'))
  }
  const take = async (yaml: string, how: 'ask' | 'keep' | 'replace') => {
    const taken = await run('other', () => session.own.importYaml(yaml, how))
    if (taken === null) return
    setConflict(taken.kind === 'conflicts' ? { yaml, ids: taken.ids } : null)
    if (taken.kind === 'refused') tell('error', taken.line === null ? words.t('own-import-refused', { reason: taken.reason }) : words.t('own-import-refused-line', { reason: taken.reason, line: taken.line }))
    if (taken.kind === 'imported') {
      onChanged()
      tell('success', words.t('own-imported', { added: taken.added, replaced: taken.replaced, kept: taken.kept }))
    }
  }
  const blanks = draft === null ? [] : [...new Set([...draft.text.matchAll(/\[([^\]\n]+)\]/g)].map((match) => match[1]))]
  return (
    <Accordion collapsible>
      <AccordionItem value="own">
        <AccordionHeader as="h2" size="small" data-testid="own">{words.t('own-title')} ({mine.length})</AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <div className={styles.stack}>
            <Text size={200} className={styles.hint}>{words.t('own-kept')}</Text>
            <div className={styles.row}>
              <ActionButton size="small" data-testid="own-from-selection" onClick={() => void fromSelection()}>{words.t('own-from-selection')}</ActionButton>
              <ActionButton size="small" data-testid="own-export" disabled={mine.length === 0} onClick={() => void run('other', async () => saveFile('clauses.yaml', await session.own.exportYaml()))}>{words.t('own-export')}</ActionButton>
              <ActionButton size="small" data-testid="own-import" onClick={() => file.current?.click()}>{words.t('own-import')}</ActionButton>
              <input ref={file} type="file" accept=".yaml,.yml" hidden aria-label={words.t('own-import')} data-testid="own-file" onChange={(event) => {
                const chosen = event.target.files?.[0]
                event.target.value = ''
                if (chosen !== undefined) void chosen.text().then((yaml) => take(yaml, 'ask'))
              }} />
            </div>
            {note !== null ? <MessageBar intent={note.intent} layout="multiline" data-testid="own-note"><MessageBarBody>{note.text}</MessageBarBody></MessageBar> : null}
            {conflict !== null ? (
              <MessageBar intent="warning" layout="multiline" data-testid="own-conflict">
                <MessageBarBody>
                  {words.t('own-conflicts', { n: conflict.ids.length })} {conflict.ids.map((id) => mine.find((clause) => clause.id === id)?.title ?? id).join(', ')}
                  <div className={styles.row}>
                    <ActionButton size="small" data-testid="own-keep" onClick={() => void take(conflict.yaml, 'keep')}>{words.t('own-conflict-keep')}</ActionButton>
                    <ActionButton size="small" data-testid="own-replace" onClick={() => void take(conflict.yaml, 'replace')}>{words.t('own-conflict-replace')}</ActionButton>
                    <Button size="small" onClick={() => setConflict(null)}>{words.t('cancel')}</Button>
                  </div>
                </MessageBarBody>
              </MessageBar>
            ) : null}
            {draft !== null ? (
              <div className={styles.stack} data-testid="own-form">
                <Field label={words.t('own-field-title')} required><Input value={draft.title} data-testid="own-title-field" onChange={(_, data) => setDraft({ ...draft, title: data.value })} /></Field>
                <Field label={words.t('library-theme')}>
                  <Select value={draft.theme} onChange={(_, data) => setDraft({ ...draft, theme: data.value })}>
                    {session.knowledge.themes.map(({ id, title }) => <option key={id} value={id}>{words.pick(title)}</option>)}
                  </Select>
                </Field>
                <Field label={words.t('own-field-text')} required hint={blanks.length > 0 ? words.t('own-blanks', { list: words.list(blanks) }) : undefined}><Textarea rows={8} resize="vertical" value={draft.text} data-testid="own-text-field" onChange={(_, data) => setDraft({ ...draft, text: data.value })} /></Field>
                <div className={styles.row}>
                  <ActionButton appearance="primary" data-testid="own-save" disabled={draft.title.trim() === '' || draft.text.trim() === ''} onClick={() => void save(draft)}>{words.t('own-save')}</ActionButton>
                  <Button onClick={() => setDraft(null)}>{words.t('cancel')}</Button>
                </div>
              </div>
            ) : null}
            {deleting !== null ? (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>
                  {words.t('own-delete-sure', { title: deleting.title })}
                  <div className={styles.row}>
                    <ActionButton size="small" data-testid="own-delete-yes" onClick={() => void remove(deleting)}>{words.t('own-delete-yes')}</ActionButton>
                    <Button size="small" onClick={() => setDeleting(null)}>{words.t('cancel')}</Button>
                  </div>
                </MessageBarBody>
              </MessageBar>
            ) : null}
            <ul className={styles.list}>
              {mine.map((clause) => (
                <li key={clause.id} className={styles.item} data-testid="own-clause">
                  <span className={styles.name}>{clause.title}</span>
                  <Button size="small" appearance="subtle" icon={<Edit20Regular />} aria-label={words.t('own-edit', { title: clause.title })} data-testid="own-edit" onClick={() => setDraft({ id: clause.id, title: clause.title, theme: clause.theme, text: session.text(clause.id, clause.stances[0]).join('\n') })} />
                  <Button size="small" appearance="subtle" icon={<Delete20Regular />} aria-label={words.t('own-delete', { title: clause.title })} data-testid="own-delete" onClick={() => setDeleting(clause)} />
                </li>
              ))}
            </ul>
          </div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  )
}
