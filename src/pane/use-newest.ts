/** Of several requests under way only the answer to the last one counts, in whatever order they come. */
import { useCallback, useRef } from 'react'

/** Call it before asking; what it returns tells, once the answer is there, whether nothing was asked since. */
export function useNewest(): () => () => boolean {
  const round = useRef(0)
  return useCallback(() => {
    const own = ++round.current
    return () => own === round.current
  }, [])
}
