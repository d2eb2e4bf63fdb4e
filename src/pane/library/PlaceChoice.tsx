import { Field, makeStyles, mergeClasses, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components'
import type { InsertRequest, PlaceOffer } from '../../review/session'
import { useWords } from '../words'

const useStyles = makeStyles({
  label: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  hint: { color: tokens.colorNeutralForeground3 },
  refused: { color: tokens.colorNeutralForegroundDisabled },
})

/** What the request says of the place; null: where it is suggested. */
export type ChosenPlace = Required<Pick<InsertRequest, 'where' | 'annex' | 'target'>> | null

const keyOf = ({ where, annex }: { where: string; annex?: number | null }) => (annex === null || annex === undefined ? where : `${where}-${annex}`)

/** Every place where the clause could go, the suggested one first; those that are refused say why. */
export function PlaceChoice({ places, chosen, merged, onChoose }: { places: readonly PlaceOffer[]; chosen: ChosenPlace; merged: string | null; onChoose(place: ChosenPlace): void }) {
  const words = useWords()
  const suggested = places.find((place) => place.suggested)
  const value = chosen === null ? (suggested ? keyOf(suggested) : '') : keyOf(chosen)
  const choose = (key: string) => {
    const place = places.find((one) => keyOf(one) === key)
    if (place) onChoose(place.suggested ? null : { where: place.where, annex: place.annex, target: place.target })
  }
  return (
    <Field label={words.t('clause-where')}>
      <RadioGroup value={value} data-testid="where" onChange={(_, data) => choose(data.value)}>
        {chosen?.where === 'merge' && merged !== null ? <Radio value="merge" data-testid="where-merge" label={<Place title={words.t('where-merge')} text={merged} />} /> : null}
        {places.map((place) => {
          const key = keyOf(place)
          const title = words.t(`where-${place.where as Exclude<PlaceOffer['where'], 'suggested' | 'merge'>}`)
          return (
            <Radio key={key} value={key} disabled={place.refused} data-testid={`where-${key}`} data-refused={place.refused}
              label={<Place title={place.suggested ? words.t('where-is-suggested', { where: title }) : title} text={place.text} refused={place.refused} />} />
          )
        })}
      </RadioGroup>
    </Field>
  )
}

function Place({ title, text, refused = false }: { title: string; text: string; refused?: boolean }) {
  const styles = useStyles()
  const words = useWords()
  return (
    <span className={mergeClasses(styles.label, refused && styles.refused)}>
      {title}
      <Text size={200} className={styles.hint}>{refused ? words.t('where-refused', { reason: text }) : words.typeset(text)}</Text>
    </span>
  )
}
