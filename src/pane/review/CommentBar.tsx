import { useState } from 'react'
import { Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Button, makeStyles, Menu, MenuDivider, MenuItem, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger, Text, tokens } from '@fluentui/react-components'
import { ChevronDown20Regular } from '@fluentui/react-icons'
import type { CommentPlan, PlanLine } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { usePane } from '../pane-state'
import { useWords } from '../words'

/** Above this many comments at once the pane asks first. */
export const MANY = 40

const useStyles = makeStyles({
  row: { display: 'flex', gap: '4px', alignItems: 'center', flexWrap: 'wrap' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: '8px', width: '100%' },
})

type Choice = 'default' | 'critical' | 'every' | 'shown'

/** Places the comments of a first scan: critical and major unless the person chooses otherwise. The button says how many. */
export function CommentBar({ plan, shownFindings }: { plan: CommentPlan; shownFindings: ReadonlySet<string> }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const [asking, setAsking] = useState<PlanLine[] | null>(null)
  const choices: Record<Choice, PlanLine[]> = {
    default: plan.lines.filter((line) => line.severity !== 'minor'),
    critical: plan.lines.filter((line) => line.severity === 'critical'),
    every: plan.lines,
    shown: plan.lines.filter((line) => line.findings.some((finding) => shownFindings.has(finding))),
  }
  if (plan.lines.length === 0) return plan.unchanged > 0 ? <Text className={styles.hint}>{words.t('plan-unchanged', { n: plan.unchanged })}</Text> : null
  const place = (lines: PlanLine[]) => {
    setAsking(null)
    void pane.applyPlan(plan, lines.map((line) => line.id))
  }
  const ask = (lines: PlanLine[]) => (lines.length > MANY ? setAsking(lines) : place(lines))
  // Once the weighty ones stand, the minor ones are an offer, not the next thing to do.
  const onlyMinor = choices.default.length === 0
  const byDefault = onlyMinor ? choices.every : choices.default
  const asked = asking ?? []
  const critical = asked.filter((line) => line.severity === 'critical')
  return (
    <div>
      <div className={styles.row}>
        <ActionButton appearance={onlyMinor ? 'secondary' : 'primary'} data-testid="comment-all" onClick={() => ask(byDefault)}>{words.t('comment-all', { n: byDefault.length })}</ActionButton>
        <Menu checkedValues={{ voice: pane.voice === 'internal' ? ['internal'] : [] }} onCheckedValueChange={(_, { checkedItems }) => pane.setVoice(checkedItems.includes('internal') ? 'internal' : 'other-side')}>
          <MenuTrigger disableButtonEnhancement>
            <ActionButton icon={<ChevronDown20Regular />} aria-label={words.t('comment-choose')} data-testid="comment-choose" />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {(['critical', 'default', 'every', 'shown'] as const).map((choice) => (
                <MenuItem key={choice} disabled={choices[choice].length === 0} data-testid={`comment-${choice}`} onClick={() => ask(choices[choice])}>{words.t(`comment-${choice}`, { n: choices[choice].length })}</MenuItem>
              ))}
              <MenuDivider />
              <MenuItemCheckbox name="voice" value="internal" data-testid="comment-internal">{words.t('comment-internal')}</MenuItemCheckbox>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      <Text className={styles.hint} data-testid="comment-hint">{pane.voice === 'internal' ? `${words.t('comment-internal-hint')} ` : ''}{words.t(onlyMinor ? 'comment-all-minor' : 'comment-all-default')}</Text>
        <Dialog open={asking !== null} onOpenChange={(_, data) => { if (!data.open) setAsking(null) }}>
          <DialogSurface>
            <DialogBody>
              <DialogTitle>{words.t('comment-many-title', { n: asked.length })}</DialogTitle>
              <DialogContent>{words.t('comment-many')}</DialogContent>
              <DialogActions fluid className={styles.actions}>
                {critical.length > 0 && critical.length < asked.length ? <Button appearance="primary" data-testid="comment-many-critical" onClick={() => place(critical)}>{words.t('comment-many-critical', { n: critical.length })}</Button> : null}
                <Button data-testid="comment-many-yes" onClick={() => place(asked)}>{words.t('comment-many-yes', { n: asked.length })}</Button>
                <Button data-testid="comment-many-no" onClick={() => setAsking(null)}>{words.t('cancel')}</Button>
              </DialogActions>
            </DialogBody>
          </DialogSurface>
        </Dialog>
    </div>
  )
}
