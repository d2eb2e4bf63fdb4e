import { useMemo } from 'react'
import { diffWordsWithSpace } from 'diff'
import { makeStyles, tokens } from '@fluentui/react-components'
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
  const parts = useMemo(() => diffWordsWithSpace(before, after), [before, after])
  return (
    <p className={styles.text} data-testid="differences">
      {parts.map((part, index) => {
        if (part.added) return <ins key={index} className={styles.added}><span className="visually-hidden">[{words.t('diff-added')}] </span>{part.value}</ins>
        if (part.removed) return <del key={index} className={styles.removed}><span className="visually-hidden">[{words.t('diff-removed')}] </span>{part.value}</del>
        return <span key={index}>{part.value}</span>
      })}
    </p>
  )
}
