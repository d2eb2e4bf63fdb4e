/** What jsdom lacks and Fluent needs. Imported first by every test of the pane. */
import '@testing-library/jest-dom'
import { configure } from '@testing-library/react'
import { TextDecoder, TextEncoder } from 'node:util'

class NoResize { observe() { /* jsdom has no layout */ } unobserve() { /* idem */ } disconnect() { /* idem */ } }
Object.assign(globalThis, { ResizeObserver: NoResize, TextEncoder, TextDecoder })
if (typeof Element.prototype.scrollIntoView !== 'function') Element.prototype.scrollIntoView = () => undefined

/** The system's preferences as the test sets them. */
export const system = { dark: false, forced: false }
window.matchMedia = (query: string) => ({
  matches: query.includes('dark') ? system.dark : query.includes('forced') ? system.forced : false,
  media: query, onchange: null,
  addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined, dispatchEvent: () => true,
})

// A failed query prints its message, not the whole page; a loaded machine may take its time.
configure({ asyncUtilTimeout: 8000, getElementError: (message) => new Error(message ?? 'element not found') })
