import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  box: { padding: '8px 10px', backgroundColor: tokens.colorNeutralBackground2, borderRadius: tokens.borderRadiusMedium, '@media (forced-colors: active)': { border: '1px solid CanvasText' } },
  paragraph: { margin: '0 0 6px', overflowWrap: 'anywhere' },
  heading: { fontWeight: tokens.fontWeightSemibold },
  blank: { backgroundColor: tokens.colorPaletteYellowBackground2, color: tokens.colorNeutralForeground1, borderRadius: '2px', paddingInline: '1px', '@media (forced-colors: active)': { border: '1px solid Mark' } },
})

/** Paragraphs of a clause as they would stand in the contract; empty blanks, in their brackets, are marked. Text only, never markup. */
export function ClauseText({ paragraphs, heading = false }: { paragraphs: string[]; heading?: boolean }) {
  const styles = useStyles()
  return (
    <div className={styles.box} data-testid="clause-text">
      {paragraphs.map((paragraph, index) => (
        <p key={index} className={mergeClasses(styles.paragraph, heading && index === 0 && styles.heading)}>
          {paragraph.split(/(\[[^\]]*\])/).map((piece, at) => (at % 2 === 1 ? <mark key={at} className={styles.blank}>{piece}</mark> : piece))}
        </p>
      ))}
    </div>
  )
}
