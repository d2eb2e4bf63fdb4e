import { openDocxDocument } from '../../src/document/docx/docx-document'
import { AUTHOR, promises } from './promises'

promises('docx', (bytes) => {
  const document = openDocxDocument(bytes, { author: AUTHOR, date: '2026-01-01T00:00:00Z' })
  return Promise.resolve({ document, bytes: () => Promise.resolve(document.bytes()) })
})
