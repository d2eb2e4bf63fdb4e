import { ArrowSync16Regular } from '@fluentui/react-icons'
import { ActionButton } from '../ActionButton'
import { usePane } from '../pane-state'
import { useWords } from '../words'

export function Rescan() {
  const words = useWords()
  const { runScan } = usePane()
  return <ActionButton size="small" icon={<ArrowSync16Regular />} data-testid="scan" onClick={() => void runScan()}>{words.t('rescan')}</ActionButton>
}
