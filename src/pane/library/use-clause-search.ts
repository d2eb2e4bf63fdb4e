import { useEffect, useState } from 'react'
import { ClauseSearch, type Searchable } from './search'

/** Milliseconds of one stretch of work: the pane answers in between. */
const SLICE_MS = 10

/** The search over these clauses, made ready in short stretches; null until then. `searchable` must not change with every drawing. */
export function useClauseSearch<T>(clauses: readonly T[], searchable: (clause: T) => Searchable): ClauseSearch | null {
  const [ready, setReady] = useState<{ search: ClauseSearch; of: readonly T[] } | null>(null)
  useEffect(() => {
    const search = new ClauseSearch()
    let at = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const stretch = () => {
      const until = performance.now() + SLICE_MS
      while (at < clauses.length && performance.now() < until) search.add(searchable(clauses[at++]))
      if (at < clauses.length) timer = setTimeout(stretch, 0)
      else setReady({ search, of: clauses })
    }
    stretch()
    return () => clearTimeout(timer)
  }, [clauses, searchable])
  return ready !== null && ready.of === clauses ? ready.search : null
}
