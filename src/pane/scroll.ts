import { createContext } from 'react'

/** The element that scrolls: long lists draw only what is near its view. Null before the first drawing. */
export const ScrollContext = createContext<HTMLElement | null>(null)
