/** Looks whether the text is still the one that was read, whenever the person may have been in Word. */
import { useEffect } from 'react'
import type { ReviewSession, Scan } from '../review/session'

/** Milliseconds from the focus until the text is looked at. */
const CLICK_SETTLES = 400
/** Milliseconds after the last move of the cursor in the document until the text is looked at: a pause in writing. */
const WRITING_SETTLES = 1200

interface Looking {
  /** Something runs that knows better. */
  isBusy(): boolean
  looked(current: boolean): void
  failed(error: unknown): void
  /** The cursor moved in the document; returns how to stop listening. Left out: only the focus counts. */
  onWriting?: (listener: () => void) => () => void
}

export function useCurrentText(session: ReviewSession, scan: Scan | null, { isBusy, looked, failed, onWriting }: Looking): void {
  useEffect(() => {
    if (scan === null) return
    let alive = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      if (document.visibilityState === 'hidden' || isBusy()) return
      session.isCurrent(scan.snapshot.stamp).then((current) => {
        if (alive && !isBusy()) looked(current)
      }, failed)
    }
    // The click that brings the focus back must land where it was aimed: nothing moves under it.
    const lookIn = (pause: number) => {
      clearTimeout(timer)
      timer = setTimeout(look, pause)
    }
    const lookSoon = () => lookIn(CLICK_SETTLES)
    const leave = onWriting?.(() => lookIn(WRITING_SETTLES))
    window.addEventListener('focus', lookSoon)
    document.addEventListener('visibilitychange', lookSoon)
    return () => {
      alive = false
      clearTimeout(timer)
      leave?.()
      window.removeEventListener('focus', lookSoon)
      document.removeEventListener('visibilitychange', lookSoon)
    }
  }, [session, scan, isBusy, looked, failed, onWriting])
}
