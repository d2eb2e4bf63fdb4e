import { useContext } from 'react'
import { Virtuoso } from 'react-virtuoso'
import type { Finding } from '../../checklist/finding'
import { ScrollContext } from '../scroll'
import { useWords } from '../words'
import { FindingCard } from './FindingCard'

/** Up to this many cards stand in the page as they are; beyond, only those near the view are drawn (500 take 3 s otherwise). */
export const DRAWN_AT_ONCE = 60

export function FindingList({ findings }: { findings: Finding[] }) {
  const words = useWords()
  const scroller = useContext(ScrollContext)
  if (findings.length <= DRAWN_AT_ONCE || scroller === null) {
    return <div role="list" aria-label={words.t('findings-title')}>{findings.map((finding) => <FindingCard key={finding.id} finding={finding} />)}</div>
  }
  return (
    <div role="list" aria-label={words.t('findings-title')} data-testid="virtual-list">
      <Virtuoso customScrollParent={scroller} data={findings} computeItemKey={(_, finding) => finding.id} increaseViewportBy={600} itemContent={(_, finding) => <FindingCard finding={finding} />} />
    </div>
  )
}
