import { makeStyles, Text, tokens } from '@fluentui/react-components'
import type { Role } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { useWords } from '../words'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: '6px', alignItems: 'center' },
  hint: { color: tokens.colorNeutralForeground3 },
})

const roles: readonly Role[] = ['prestataire', 'medecin', 'avocat']

/** « Qui est M. Valin ? »: a name that Word gives, and for whom it speaks. */
export function NameAuthor({ author, onName }: { author: string; onName(author: string, role: Role): void }) {
  const styles = useStyles()
  const words = useWords()
  const question = words.t('exchange-name', { author })
  return (
    <div className={styles.row} role="group" aria-label={question}>
      <Text size={200} className={styles.hint}>{question}</Text>
      {roles.map((role) => <ActionButton key={role} size="small" data-testid={`name-${role}`} onClick={() => onName(author, role)}>{words.t(`role-${role}`)}</ActionButton>)}
    </div>
  )
}
