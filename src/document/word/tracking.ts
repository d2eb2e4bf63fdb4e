/** The document's tracking mode during our writing, and as it was afterwards, whatever happens. */
import { isOfficeError } from './office-errors'

/**
 * Runs `write` with tracking on (or off) and restores the mode. The mode must have been loaded by the caller.
 * TrackAll is everybody's switch when several people edit, so it is held as briefly as possible.
 */
export async function withTracking<T>(context: Word.RequestContext, tracked: boolean, write: () => Promise<T>): Promise<T> {
  const { document } = context
  const before = document.changeTrackingMode
  // Someone who tracks only their own changes has ours tracked too: they are made in their name.
  const fits = tracked ? before !== 'Off' : before === 'Off'
  if (fits) return write()
  document.changeTrackingMode = tracked ? 'TrackAll' : 'Off'
  try {
    return await write()
  } finally {
    document.changeTrackingMode = before
    try {
      await context.sync()
    } catch (error) {
      if (!isOfficeError(error)) throw error
      // Once more in a sync of its own: the first may have failed on what `write` had left in the queue.
      document.changeTrackingMode = before
      await context.sync()
    }
  }
}
