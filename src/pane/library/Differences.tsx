import { useMemo } from 'react'
import { makeStyles, tokens } from '@fluentui/react-components'
import { differences } from '../../clauses/compare'
import { useWords } from '../words'

const useStyles = makeStyles({
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  added: { textDecorationLine: 'underline', textDecorationThickness: '2px', color: tokens.colorPaletteGreenForeground1, backgroundColor: tokens.colorPaletteGreenBackground1 },
  removed: { textDecorationLine: 'line-through', color: tokens.colorPaletteRedForeground1, backgroundColor: tokens.colorPaletteRedBackground1 },
})

/** Word-level differences between two texts: underlined and struck through, named for screen readers, not by colour alone. */
export function Differences({ before, after }: { before: string; after: string }) {
  const styles = useStyles()
  const words = useWords()
  const parts = useMemo(() => differences(before, after), [before, after])
  return (
    <p className={styles.text} data-testid="differences">
      {parts.map((part, index) => {
        if (part.kind === 'added') return <ins key={index} className={styles.added}><span className="visually-hidden">[{words.t('diff-added')}] </span>{part.text}</ins>
        if (part.kind === 'removed') return <del key={index} className={styles.removed}><span className="visually-hidden">[{words.t('diff-removed')}] </span>{part.text}</del>
        return <span key={index}>{part.text}</span>
      })}
    </p>
  )
}
