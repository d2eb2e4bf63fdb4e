/** The preview's page: opens the sample (or `?open=name`) and lets the pane's frame install the host. */
import { PreviewApp } from '../preview/preview-app'
import type { OfficeHostOptions } from '../preview/office-host'

declare global {
  interface Window {
    clausierPreview: PreviewApp
    /** Set by tests before the page loads. */
    clausierPreviewHost?: OfficeHostOptions
  }
}

const DEFAULT_SAMPLE = 'infogerance-faible.docx'

const query = new URLSearchParams(location.search)
const language = query.get('lang') ?? (navigator.language.startsWith('en') ? 'en' : 'fr')
const root = document.getElementById('preview')
if (!root) throw new Error('preview.html has no place for the preview')
const app = new PreviewApp(root, { language: language === 'en' ? 'en' : 'fr', paneUrl: 'taskpane.html', host: window.clausierPreviewHost ?? {} })
window.clausierPreview = app

async function openSample(name: string): Promise<void> {
  const answer = await fetch(`samples/${encodeURIComponent(name)}`)
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
  app.open(name, new Uint8Array(await answer.arrayBuffer()))
}
void openSample(query.get('open') ?? DEFAULT_SAMPLE)
