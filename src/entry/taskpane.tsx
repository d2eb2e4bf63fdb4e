/** The pane inside Word: the open document, the compiled knowledge, the store of this machine, one session, one screen. */
import { createRoot } from 'react-dom/client'
import knowledge from 'compiled-knowledge'
import { openDocxDocument } from '../document/docx/docx-document'
import { WordDocument } from '../document/word/word-document'
import { App } from '../pane/App'
import { NotInWord } from '../pane/NotInWord'
import { StartFault } from '../pane/StartFault'
import type { Command } from '../pane/pane-state'
import { languageOf } from '../pane/settings'
import { openReviewKnowledge } from '../review/knowledge'
import { openSession } from '../review/open-session'
import type { Language } from '../wording/say'
import { browserStore } from './browser-store'

const place = document.getElementById('pane')
if (place === null) throw new Error('taskpane.html has no place for the pane')
const root = createRoot(place)

async function start(): Promise<void> {
  if (typeof Office === 'undefined') return root.render(<NotInWord absence="office-missing" language={languageOf(navigator.language)} />)
  const { host } = await Office.onReady()
  if (host !== Office.HostType.Word) return root.render(<NotInWord absence="outside" language={languageOf(navigator.language)} />)
  // Word on the web does not always tell its display language.
  const language = languageOf(Office.context.displayLanguage ?? navigator.language)
  if (!Office.context.requirements.isSetSupported('WordApi', '1.4')) return root.render(<NotInWord absence="old" language={language} />)

  let spoken: Language = language
  const session = await openSession({
    document: new WordDocument(), knowledge: openReviewKnowledge(knowledge.checklist, knowledge.clauses), store: browserStore(), language: () => spoken, openCopy: async (bytes) => openDocxDocument(bytes, { author: 'Clausier' }),
  })

  const listeners = new Set<(command: Command) => void>()
  Office.actions.associate('openLibrary', (event: Office.AddinCommands.Event) => {
    listeners.forEach((listener) => listener('library'))
    // Without a shared runtime the command page cannot open the pane: the ribbon's other button still does.
    void Office.addin.showAsTaskpane().finally(() => event.completed())
  })
  const writing = new Set<() => void>()
  // A host that does not tell of its selection loses nothing: the text is looked at when the pane gets the focus.
  Office.context.document.addHandlerAsync(Office.EventType.DocumentSelectionChanged, () => writing.forEach((listener) => listener()))
  root.render(
    <App
      session={session} language={language} version={CLAUSIER_VERSION} onLanguage={(chosen) => { spoken = chosen }} officeTheme={() => Office.context.officeTheme}
      onCommand={(listener) => { listeners.add(listener); return () => listeners.delete(listener) }}
      onWriting={(listener) => { writing.add(listener); return () => writing.delete(listener) }}
    />)
}

start().catch((error: unknown) => root.render(<StartFault error={error} language={languageOf(navigator.language)} version={CLAUSIER_VERSION} />))
