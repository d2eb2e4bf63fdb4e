import { useEffect, useState } from 'react'
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components'
import type { CommentPlan, PlanKind, PlanLine } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { usePane } from '../pane-state'
import { useWords } from '../words'
import { Passage } from './Passage'

const kinds: readonly PlanKind[] = ['fixed', 'reopened', 'new', 'moved', 'reworded']

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '6px', padding: '10px 12px', border: `1px solid ${tokens.colorBrandStroke2}`, borderRadius: tokens.borderRadiusLarge, marginBlockEnd: '10px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  counts: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  line: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingBlock: '4px' },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase200, margin: '0 0 4px 32px', color: tokens.colorNeutralForeground2 },
  panel: { margin: 0 },
  lines: { margin: 0, padding: 0, listStyle: 'none' },
})

/** Ticked unless the person unticks it: every change to our own comments, and new ones of some weight. */
function tickedAtFirst(line: PlanLine): boolean {
  return line.kind !== 'new' || line.severity !== 'minor'
}

/** A re-scan's plan: what would change, line by line, and one click that applies the ticked lines. */
export function UpdatePlan({ plan }: { plan: CommentPlan }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => setUnticked(new Set(plan.lines.filter((line) => !tickedAtFirst(line)).map((line) => line.id))), [plan])
  const ticked = plan.lines.filter((line) => !unticked.has(line.id))
  const toggle = (line: string, on: boolean) => {
    const next = new Set(unticked)
    if (on) next.delete(line)
    else next.add(line)
    setUnticked(next)
  }
  const counts = kinds.map((kind) => ({ kind, n: plan.lines.filter((line) => line.kind === kind).length })).filter(({ n }) => n > 0)
  return (
    <section className={styles.box} aria-label={words.t('plan-title')} data-testid="update-plan">
      <h2 className={styles.title}>{words.t('plan-title')}</h2>
      {counts.length > 0 ? <p className={styles.counts} data-testid="plan-counts">{counts.map(({ kind, n }) => words.t(`plan-${kind}`, { n })).join(' · ')}</p> : <p className={styles.counts}>{words.t('comment-nothing')}</p>}
      {plan.lines.length > 0 ? (
        <>
          <ActionButton appearance="primary" data-testid="plan-apply" disabled={ticked.length === 0} onClick={() => void pane.applyPlan(plan, ticked.map((line) => line.id))}>
            {words.t('plan-button', { n: ticked.length })}
          </ActionButton>
          <Accordion collapsible>
            <AccordionItem value="lines">
              <AccordionHeader size="small" data-testid="plan-lines">{words.t('plan-lines')}</AccordionHeader>
              <AccordionPanel className={styles.panel}>
                <ul className={styles.lines}>
                  {plan.lines.map((line) => (
                    <li key={line.id} className={styles.line} data-testid="plan-line" data-kind={line.kind}>
                      <Checkbox checked={!unticked.has(line.id)} onChange={(_, data) => toggle(line.id, data.checked === true)} label={`${words.t(`plan-kind-${line.kind}`)} — ${line.title}`} />
                      {line.quote !== null ? <Passage quote={line.quote} withContext={false} /> : null}
                      <details><summary className={styles.hint}>{words.t('plan-text')}</summary><p className={styles.text}>{line.text}</p></details>
                    </li>
                  ))}
                </ul>
              </AccordionPanel>
            </AccordionItem>
          </Accordion>
        </>
      ) : null}
      {plan.unchanged > 0 ? <Text className={styles.hint}>{words.t('plan-unchanged', { n: plan.unchanged })}</Text> : null}
      {plan.respected > 0 ? <Text className={styles.hint}>{words.t('plan-respected', { n: plan.respected })}</Text> : null}
    </section>
  )
}
