import { Button, Checkbox, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import type { AlongOffer, ClausePreview } from '../../review/session'
import { usePane } from '../pane-state'
import { Passage } from '../review/Passage'
import { useWords } from '../words'
import type { ChosenPlace } from './PlaceChoice'
import { SimilarClause } from './SimilarClause'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '6px', alignItems: 'stretch', padding: '8px 10px', border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium },
  warning: { border: `1px solid ${tokens.colorPaletteDarkOrangeBorder2}` },
  title: { margin: 0, fontSize: tokens.fontSizeBase300 },
  hint: { color: tokens.colorNeutralForeground3 },
  others: { display: 'flex', flexDirection: 'column', gap: '4px', alignItems: 'flex-start' },
})

interface Props {
  preview: ClausePreview
  /** Ids that the person does not want along; the rest goes in with the clause. */
  without: ReadonlySet<string>
  onAlong(id: string, wanted: boolean): void
  place: ChosenPlace
  onPlace(place: ChosenPlace): void
}

/** The short check before inserting: what the clause needs and the contract lacks (offered along), what it contradicts, what resembles it. */
export function ClauseNeeds({ preview, without, onAlong, place, onPlace }: Props) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const { terms, annexes, contradicts, similar, offered } = preview.needs
  if (terms.length + annexes.length + contradicts.length + similar.length === 0) return null
  const library = pane.session.library()
  const along = ({ id, label }: AlongOffer, kind: 'term' | 'annex') => (
    <Checkbox key={id} checked={!without.has(id)} data-testid={`along-${id}`} label={words.t(`needs-${kind}`, { label })} onChange={(_, data) => onAlong(id, data.checked === true)} />
  )
  return (
    <section className={mergeClasses(styles.box, contradicts.length > 0 && styles.warning)} aria-label={words.t('needs-title')} data-testid="needs">
      <h3 className={styles.title}>{words.t('needs-title')}</h3>
      {terms.length + annexes.length > 0 ? (
        <div data-testid="needs-along">
          <Text block>{words.t('needs-along')}</Text>
          {terms.map((term) => along(term, 'term'))}
          {annexes.map((annex) => along(annex, 'annex'))}
          <Text size={200} block className={styles.hint}>{words.t('needs-along-how')}</Text>
        </div>
      ) : null}
      {offered.length > 0 ? (
        <div className={styles.others}>
          <Text block>{words.t('needs-offered')}</Text>
          {offered.map((id) => {
            const clause = library.find((one) => one.id === id)
            return clause === undefined ? null : <Button key={id} size="small" onClick={() => pane.openPage({ kind: 'clause', clause: id, stance: 'balanced', finding: null })}>{words.typeset(clause.title)}</Button>
          })}
        </div>
      ) : null}
      {contradicts.length > 0 ? <Text block>{words.t('needs-contradicts')}</Text> : null}
      {contradicts.map(({ title, quote }) => <Passage key={`${quote.paragraph}:${quote.start}`} quote={quote} clause={title} />)}
      {similar.map((one) => <SimilarClause key={`${one.quote.paragraph}:${one.quote.start}`} similar={one} model={preview.heading ? preview.paragraphs.slice(1) : preview.paragraphs} place={place} onPlace={onPlace} />)}
    </section>
  )
}
