import { useEffect, useRef } from 'react'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowLeft20Regular } from '@fluentui/react-icons'
import { usePane } from './pane-state'
import { useWords } from './words'

const useStyles = makeStyles({
  head: { display: 'flex', gap: '4px', alignItems: 'flex-start', marginBlockEnd: '8px' },
  title: { margin: '3px 0 0', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, outline: 'none', overflowWrap: 'anywhere' },
})

/** Title of a page laid over the tabs; it takes the focus, and the way back stands first. */
export function PageHead({ title }: { title: string }) {
  const styles = useStyles()
  const words = useWords()
  const { back } = usePane()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.head}>
      <Button appearance="subtle" size="small" icon={<ArrowLeft20Regular />} aria-label={words.t('back')} data-testid="back" onClick={back} />
      <h2 className={styles.title} tabIndex={-1} ref={heading}>{title}</h2>
    </div>
  )
}
