import { Button, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components'
import { DocumentSearch24Regular, ShieldCheckmark20Regular } from '@fluentui/react-icons'
import type { Role } from '../../review/session'
import { usePane } from '../pane-state'
import { useWords } from '../words'

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  privacy: { display: 'flex', gap: '8px', alignItems: 'flex-start', color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0, color: tokens.colorBrandForeground1 },
})

/** Before the first scan: what this is, who reads, one action. */
export function FirstRun({ scanning }: { scanning: boolean }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const begin = () => {
    if (!pane.settings.welcomed) pane.change({ welcomed: true })
    void pane.runScan()
  }
  return (
    <div className={styles.stack}>
      <h2 className={styles.title}>{words.t('welcome-title')}</h2>
      {pane.settings.welcomed ? null : <Text>{words.t('welcome-what')}</Text>}
      <RadioGroup value={pane.settings.role} aria-label={words.t('role-question')} onChange={(_, data) => pane.change({ role: data.value as Role })} data-testid="role">
        <Text weight="semibold">{words.t('role-question')}</Text>
        {(['medecin', 'avocat', 'prestataire'] as const).map((role) => <Radio key={role} value={role} label={words.t(`role-${role}`)} />)}
      </RadioGroup>
      <Button appearance="primary" size="large" icon={<DocumentSearch24Regular />} data-testid="scan" disabledFocusable={scanning} onClick={begin}>{words.t('scan')}</Button>
      <span className={styles.privacy}><span className={styles.icon} aria-hidden="true"><ShieldCheckmark20Regular /></span><Text size={200}>{words.t('welcome-privacy')}</Text></span>
    </div>
  )
}
