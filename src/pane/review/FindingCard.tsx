import { useId, useState } from 'react'
import { Card, makeStyles, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Text, tokens, Button } from '@fluentui/react-components'
import { ChevronDown16Regular, ChevronUp16Regular, CommentAdd16Regular, DocumentAdd16Regular, MoreHorizontal20Regular } from '@fluentui/react-icons'
import type { Finding } from '../../checklist/finding'
import { ActionButton } from '../ActionButton'
import { titleOf, verdictIn } from '../finding-words'
import { usePane } from '../pane-state'
import { useWords } from '../words'
import { FindingDetails } from './FindingDetails'
import { OutcomeLine } from './OutcomeLine'
import { Passage } from './Passage'
import { SeverityMark } from './SeverityMark'

const useStyles = makeStyles({
  card: { padding: '10px 12px', gap: '8px', marginBlockEnd: '8px', boxShadow: 'none', border: `1px solid ${tokens.colorNeutralStroke2}`, overflow: 'visible', contentVisibility: 'auto', containIntrinsicSize: 'auto 160px', '@media (forced-colors: active)': { border: '1px solid CanvasText' } },
  head: { display: 'flex', gap: '8px', alignItems: 'flex-start' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  verdict: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '4px', alignItems: 'center' },
  nearest: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  small: { minWidth: 'auto', paddingInline: '6px' },
})

export function FindingCard({ finding }: { finding: Finding }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const [open, setOpen] = useState(false)
  const detailsId = useId()
  const rule = pane.rules.get(finding.rule)
  const title = titleOf(words, pane.rules, finding.rule)
  const clause = rule?.clauses.find((id) => pane.session.library().some((known) => known.id === id))
  const capabilities = pane.session.capabilities()
  const first = finding.quotes[0]
  const readOnly = capabilities.readOnlyReason !== null
  return (
    <Card className={styles.card} role="listitem" aria-label={title} data-testid="finding" data-rule={finding.rule} data-finding={finding.id}>
      <div className={styles.head}>
        <SeverityMark severity={finding.severity} />
        <div className={styles.words}>
          <h3 className={styles.title}>{title}</h3>
          <span className={styles.verdict} data-testid="verdict">
            {words.t(`severity-${finding.severity}`)} · {verdictIn(words, pane.settings.role, finding, finding.kind)}
          </span>
        </div>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <ActionButton size="small" appearance="subtle" className={styles.small} icon={<MoreHorizontal20Regular />} aria-label={`${words.t('dismiss')} : ${title}`} data-testid="dismiss" />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {(['here', 'contract', 'always'] as const).map((scope) => (
                <MenuItem key={scope} data-testid={`dismiss-${scope}`} onClick={() => pane.askDismiss({ finding, scope })}>{words.t(`dismiss-${scope}`)}</MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {first !== undefined ? <Passage quote={first} clause={pane.scan?.clauseTitle(first.paragraph)} /> : null}
      {first === undefined && finding.nearest.length > 0 && open ? <Text className={styles.nearest}>{words.t('finding-nearest')}</Text> : null}
      {first === undefined && open ? finding.nearest.slice(0, 2).map((quote) => <Passage key={`${quote.paragraph}:${quote.start}`} quote={quote} withContext={false} clause={pane.scan?.clauseTitle(quote.paragraph)} />) : null}
      {open ? <FindingDetails id={detailsId} finding={finding} rule={rule} /> : null}
      <div className={styles.actions} role="group" aria-label={words.t('actions-of', { title })}>
        {capabilities.canComment && !readOnly ? (
          <ActionButton size="small" className={styles.small} icon={<CommentAdd16Regular />} data-testid="comment" onClick={() => void pane.commentOn([finding.id])}>{words.t('comment')}</ActionButton>
        ) : null}
        {clause !== undefined && capabilities.canInsert && !readOnly ? (
          <ActionButton size="small" className={styles.small} icon={<DocumentAdd16Regular />} aria-label={`${words.t('insert-clause')} : ${title}`} data-testid="insert" onClick={() => pane.openPage({ kind: 'clause', clause, stance: 'balanced', finding })}>{words.t('insert-now')}</ActionButton>
        ) : null}
        <Button size="small" appearance="subtle" className={styles.small} aria-expanded={open} aria-controls={open ? detailsId : undefined} aria-label={words.t('details-of', { title })} icon={open ? <ChevronUp16Regular /> : <ChevronDown16Regular />} iconPosition="after" data-testid="details" onClick={() => setOpen(!open)}>
          {words.t('details')}
        </Button>
      </div>
      <OutcomeLine finding={finding.id} />
    </Card>
  )
}
