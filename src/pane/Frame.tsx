import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, Menu, MenuDivider, MenuGroup, MenuGroupHeader, MenuItem, MenuItemCheckbox, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, Tab as TabButton, TabList, Text, tokens } from '@fluentui/react-components'
import { Settings20Regular } from '@fluentui/react-icons'
import { ActivityBar } from './ActivityBar'
import { BlanksTab } from './blanks/BlanksTab'
import { ExchangeTab } from './exchange/ExchangeTab'
import { outcomeIn } from './finding-words'
import { HistoryPage } from './HistoryPage'
import { ClausePage } from './library/ClausePage'
import { LibraryTab } from './library/LibraryTab'
import { MarksPage } from './MarksPage'
import { usePane, type Tab } from './pane-state'
import { ReviewTab } from './review/ReviewTab'
import { ScrollContext } from './scroll'
import { useWords } from './words'

const useStyles = makeStyles({
  frame: { height: '100vh', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1, minWidth: 0 },
  // Word's own menu stands over the top right corner: 34 px are left to it.
  head: { display: 'flex', alignItems: 'center', gap: '8px', padding: '6px 40px 0 12px' },
  brand: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, flexGrow: 1, color: tokens.colorBrandForeground1 },
  tabs: { padding: '0 4px', flexWrap: 'wrap' },
  body: { flexGrow: 1, minHeight: 0, overflowY: 'scroll', padding: '8px 12px 12px', position: 'relative' },
  foot: { padding: '6px 12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, color: tokens.colorNeutralForeground3 },
})

/** Head, tabs, the tab or page shown, foot. */
export function Frame() {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const tabs: Tab[] = ['review', 'library', 'blanks', ...(pane.session.negotiation === undefined ? [] : (['exchange'] as const))]
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <h1 className={styles.brand}>{words.t('app-title')}</h1>
        <SettingsMenu />
      </header>
      <nav aria-label={words.t('tabs-label')}>
        <TabList className={styles.tabs} size="small" selectedValue={pane.tab} onTabSelect={(_, data) => pane.openTab(data.value as Tab)}>
          {tabs.map((tab) => <TabButton key={tab} value={tab} id={`tab-${tab}`} data-testid={`tab-${tab}`}>{words.t(`tab-${tab}`)}</TabButton>)}
        </TabList>
      </nav>
      <main className={styles.body} ref={setScroller}>
        <ActivityBar />
        <ScrollContext.Provider value={scroller}><Shown scroller={scroller} /></ScrollContext.Provider>
      </main>
      <footer className={styles.foot} data-testid="disclaimer">
        <Text size={100} block>{words.t('disclaimer')} {words.t('checklist-date', { date: words.date(pane.session.knowledge.asOf) })}</Text>
      </footer>
      <div role="status" aria-live="polite" className="visually-hidden" data-testid="announcer">{pane.announced}</div>
    </div>
  )
}

/**
 * The tab, and the page laid over it. A tab stays mounted under a page, and the first two once visited: filters, open cards,
 * the search and the place in the list are found again on coming back.
 */
function Shown({ scroller }: { scroller: HTMLElement | null }) {
  const { tab, page, scan } = usePane()
  const [visited, setVisited] = useState<ReadonlySet<Tab>>(new Set())
  const view = page === null ? tab : 'page'
  const places = useRef(new Map<string, number>())
  const seen = useRef(view)
  if (!visited.has(tab)) setVisited(new Set([...visited, tab]))
  useLayoutEffect(() => {
    if (scroller === null) return
    if (seen.current !== view) scroller.scrollTop = view === 'page' ? 0 : (places.current.get(view) ?? 0)
    seen.current = view
    const keep = () => places.current.set(view, scroller.scrollTop)
    scroller.addEventListener('scroll', keep, { passive: true })
    return () => scroller.removeEventListener('scroll', keep)
  }, [view, scroller])
  // A new scan is read from its top.
  const stamp = scan?.snapshot
  useLayoutEffect(() => {
    places.current.delete('review')
    if (scroller !== null && seen.current === 'review') scroller.scrollTop = 0
  }, [stamp, scroller])
  const panel = (of: Tab, body: ReactNode) => (
    <div key={of} role="tabpanel" aria-labelledby={`tab-${of}`} hidden={tab !== of || page !== null}>{body}</div>
  )
  return (
    <>
      {tab === 'review' || visited.has('review') ? panel('review', <ReviewTab />) : null}
      {tab === 'library' || visited.has('library') ? panel('library', <LibraryTab />) : null}
      {tab === 'blanks' ? panel('blanks', <BlanksTab />) : null}
      {tab === 'exchange' ? panel('exchange', <ExchangeTab />) : null}
      {page?.kind === 'clause' ? <ClausePage key={`${page.clause}:${page.finding?.id ?? ''}`} page={page} /> : null}
      {page?.kind === 'history' ? <HistoryPage /> : null}
      {page?.kind === 'marks' ? <MarksPage /> : null}
    </>
  )
}

function SettingsMenu() {
  const words = useWords()
  const { settings, change, openPage, session, attempt, run, announce } = usePane()
  const [inFile, setInFile] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const readNotes = () => { void attempt(() => session.keepNotesInFile.get()).then((kept) => setInFile(kept === true)) }
  const keepNotes = async (on: boolean) => {
    const outcome = await run('other', () => session.keepNotesInFile.set(on))
    if (outcome === null) return
    const text = outcome.kind === 'done' ? words.t(on ? 'notes-in-file' : 'notes-on-machine') : outcomeIn(words, outcome).text
    setTold(text)
    announce(text)
  }
  return (
    <>
    <Menu
      onOpenChange={(_, { open }) => { if (open) readNotes() }}
      checkedValues={{ role: [settings.role], language: [settings.language], notes: inFile ? ['file'] : [] }}
      onCheckedValueChange={(_, { name, checkedItems: [value] }) => {
        if (name === 'notes') void keepNotes(value === 'file')
        if (name === 'role' && (value === 'avocat' || value === 'medecin' || value === 'prestataire')) change({ role: value })
        if (name === 'language' && (value === 'fr' || value === 'en')) change({ language: value })
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" size="small" icon={<Settings20Regular />} aria-label={words.t('menu-label')} data-testid="menu" />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{words.t('menu-role')}</MenuGroupHeader>
            {(['medecin', 'avocat', 'prestataire'] as const).map((role) => <MenuItemRadio key={role} name="role" value={role} data-testid={`role-${role}`}>{words.t(`role-${role}`)}</MenuItemRadio>)}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{words.t('menu-language')}</MenuGroupHeader>
            <MenuItemRadio name="language" value="fr" lang="fr" data-testid="language-fr">Français</MenuItemRadio>
            <MenuItemRadio name="language" value="en" lang="en" data-testid="language-en">English</MenuItemRadio>
          </MenuGroup>
          <MenuDivider />
          <MenuItemCheckbox name="notes" value="file" data-testid="menu-notes">{words.t('menu-notes')}</MenuItemCheckbox>
          <MenuItem data-testid="menu-history" onClick={() => openPage({ kind: 'history' })}>{words.t('menu-history')}</MenuItem>
          <MenuItem data-testid="menu-marks" onClick={() => openPage({ kind: 'marks' })}>{words.t('menu-marks')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
    <Dialog open={told !== null} onOpenChange={(_, data) => { if (!data.open) setTold(null) }}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.t('menu-notes')}</DialogTitle>
          <DialogContent data-testid="notes-told">{told}</DialogContent>
          <DialogActions><Button appearance="primary" data-testid="notes-close" onClick={() => setTold(null)}>{words.t('close')}</Button></DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
    </>
  )
}
