import { memo, useCallback, useMemo, useRef, useState } from 'react'
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components'
import type { LibraryClause } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { saveFile } from '../save-file'
import { usePane } from '../pane-state'
import { useWords } from '../words'
import { OwnForm, type Draft } from './OwnForm'
import { OwnList } from './OwnList'

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '8px' },
  row: { display: 'flex', gap: '6px', flexWrap: 'wrap' },
  hint: { color: tokens.colorNeutralForeground3 },
  panel: { margin: 0 },
})

/** Titles named in a message; the number is said anyway. */
const NAMED_AT_MOST = 8

interface Note { intent: 'success' | 'error' | 'warning'; text: string }

/** The person's own clauses: from the selection, edited, deleted, exported and imported as one YAML file. */
export const OwnClauses = memo(function OwnClauses({ library, onChanged }: { library: LibraryClause[]; onChanged(): void }) {
  const styles = useStyles()
  const words = useWords()
  const { session, run, announce } = usePane()
  const [draft, setDraft] = useState<Draft | null>(null)
  const [deleting, setDeleting] = useState<LibraryClause | null>(null)
  const [note, setNote] = useState<Note | null>(null)
  const [conflict, setConflict] = useState<{ yaml: string; ids: string[] } | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const mine = useMemo(() => library.filter((clause) => clause.own), [library])
  const edit = useCallback((clause: LibraryClause) => {
    const [stance] = clause.stances
    setDraft({ id: clause.id, title: clause.title, theme: clause.theme, text: session.own.edit(clause.id, stance), stance, stances: clause.stances })
  }, [session])
  const named = (ids: string[]) => {
    const titles = ids.slice(0, NAMED_AT_MOST).map((id) => mine.find((clause) => clause.id === id)?.title ?? id)
    return ids.length > NAMED_AT_MOST ? `${titles.join(', ')}…` : words.list(titles)
  }
  const tell = (intent: Note['intent'], text: string) => { setNote({ intent, text }); announce(text) }

  const fromSelection = async () => {
    const found = await run('other', async () => ({ selected: await session.own.fromSelection() }))
    if (found === null) return
    if (found.selected === null) return tell('warning', words.t('own-nothing-selected'))
    setNote(null)
    setDraft({ id: null, title: found.selected.title, theme: session.knowledge.themes[0]?.id ?? '', text: found.selected.text, stance: 'balanced', stances: ['balanced'] })
  }
  const save = async (of: Draft) => {
    const saved = await run('other', () => session.own.save({ id: of.id, title: of.title, theme: of.theme, text: of.text, stance: of.stance }))
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
  const take = async (yaml: string, how: 'ask' | 'keep' | 'replace' | 'both') => {
    const taken = await run('other', () => session.own.importYaml(yaml, how))
    if (taken === null) return
    setConflict(taken.kind === 'conflicts' ? { yaml, ids: taken.ids } : null)
    if (taken.kind === 'refused') tell('error', taken.line === null ? words.t('own-import-refused', { reason: taken.reason }) : words.t('own-import-refused-line', { reason: taken.reason, line: taken.line }))
    if (taken.kind === 'imported') {
      onChanged()
      tell('success', words.t('own-imported', { added: taken.added, replaced: taken.replaced, kept: taken.kept }))
    }
  }
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
            {session.own.setAside ? <MessageBar intent="warning" layout="multiline" data-testid="own-set-aside"><MessageBarBody>{words.t('own-set-aside')}</MessageBarBody></MessageBar> : null}
            {note !== null ? <MessageBar intent={note.intent} layout="multiline" data-testid="own-note"><MessageBarBody>{note.text}</MessageBarBody></MessageBar> : null}
            {conflict !== null ? (
              <MessageBar intent="warning" layout="multiline" data-testid="own-conflict">
                <MessageBarBody>
                  {words.t('own-conflicts', { n: conflict.ids.length })} {named(conflict.ids)}
                  <div className={styles.row}>
                    <ActionButton size="small" data-testid="own-keep" onClick={() => void take(conflict.yaml, 'keep')}>{words.t('own-conflict-keep')}</ActionButton>
                    <ActionButton size="small" data-testid="own-replace" onClick={() => void take(conflict.yaml, 'replace')}>{words.t('own-conflict-replace')}</ActionButton>
                    <ActionButton size="small" data-testid="own-both" onClick={() => void take(conflict.yaml, 'both')}>{words.t('own-conflict-both')}</ActionButton>
                    <Button size="small" onClick={() => setConflict(null)}>{words.t('cancel')}</Button>
                  </div>
                </MessageBarBody>
              </MessageBar>
            ) : null}
            {draft !== null ? <OwnForm draft={draft} onChange={setDraft} onSave={(of) => void save(of)} onCancel={() => setDraft(null)} /> : null}
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
            <OwnList clauses={mine} onEdit={edit} onDelete={setDeleting} />
          </div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  )
})
