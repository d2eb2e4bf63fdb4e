import { useState } from 'react'
import { Button, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components'
import type { ClausePreview, InsertWhere } from '../../review/session'
import { Passage } from '../review/Passage'
import { useWords } from '../words'
import { Differences } from './Differences'
import type { ChosenPlace } from './PlaceChoice'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '4px', alignItems: 'stretch' },
  compare: { alignSelf: 'flex-start' },
  differences: { padding: '6px 8px', backgroundColor: tokens.colorNeutralBackground2, borderRadius: tokens.borderRadiusMedium, '@media (forced-colors: active)': { border: '1px solid CanvasText' } },
})

type Similar = ClausePreview['needs']['similar'][number]
const ways = ['anyway', 'replace', 'merge'] as const

/** A clause of the contract that resembles the model: compared word by word; replaced, merged with, or left beside it. */
export function SimilarClause({ similar, model, place, onPlace }: { similar: Similar; model: readonly string[]; place: ChosenPlace; onPlace(place: ChosenPlace): void }) {
  const styles = useStyles()
  const words = useWords()
  const [compared, setCompared] = useState(false)
  const { quote } = similar
  const mine = place !== null && (place.where === 'replace' || place.where === 'merge') && place.target?.paragraph === quote.paragraph
  const value = mine ? place.where : 'anyway'
  const choose = (way: string) => {
    if (way === 'anyway') onPlace(null)
    else onPlace({ where: way as Extract<InsertWhere, 'replace' | 'merge'>, annex: null, target: quote })
  }
  return (
    <div className={styles.box} data-testid="similar">
      <Text block>{words.t('needs-similar')}</Text>
      <Passage quote={quote} clause={similar.title} />
      <Button size="small" className={styles.compare} aria-expanded={compared} data-testid="similar-compare" onClick={() => setCompared(!compared)}>{words.t('needs-compare')}</Button>
      {compared ? <div className={styles.differences}><Differences before={similar.text} after={model.join('\n')} /></div> : null}
      <RadioGroup value={value} aria-label={words.t('needs-what')} onChange={(_, data) => choose(data.value)}>
        {ways.map((way) => <Radio key={way} value={way} data-testid={`similar-${way}`} label={<>{words.t(`needs-${way}`)} <Text size={200} block>{words.t(`needs-${way}-hint`)}</Text></>} />)}
      </RadioGroup>
    </div>
  )
}
