import { useEffect, useMemo, useState } from 'react'
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Button, Field, Input, makeStyles, MessageBar, MessageBarBody, Spinner, Tab, TabList, Text, tokens } from '@fluentui/react-components'
import type { AlongOffer, BlankValue, ClausePreview, InsertReport, InsertRequest, Stance } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { noticeIn } from '../notice-words'
import { PageHead } from '../PageHead'
import { usePane, type Page } from '../pane-state'
import { valueProblemIn } from '../value-words'
import { useWords } from '../words'
import { ClauseNeeds } from './ClauseNeeds'
import { ClauseText } from './ClauseText'
import { InsertResult } from './InsertResult'
import { PlaceChoice, type ChosenPlace } from './PlaceChoice'
import { StanceComparison } from './StanceComparison'

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '10px' },
  label: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2 },
  hint: { color: tokens.colorNeutralForeground3 },
  fields: { display: 'flex', flexDirection: 'column', gap: '8px' },
  panel: { margin: 0 },
  tabs: { flexWrap: 'wrap' },
  actions: { display: 'flex', gap: '8px', position: 'sticky', bottom: '-12px', padding: '8px 0', backgroundColor: tokens.colorNeutralBackground1 },
})

const TYPING_PAUSE_MS = 250

/** One model clause: its stances, its blanks, where it would go, what it needs; then, once inserted, what came of it. */
export function ClausePage({ page }: { page: Extract<Page, { kind: 'clause' }> }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const { session, scan, run } = pane
  const clause = useMemo(() => session.library().find(({ id }) => id === page.clause), [session, page.clause])
  const [stance, setStance] = useState<Stance>(page.stance)
  const [place, setPlace] = useState<ChosenPlace>(null)
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const [values, setValues] = useState<Record<string, string>>({})
  const [preview, setPreview] = useState<ClausePreview | null>(null)
  const [report, setReport] = useState<InsertReport | null>(null)
  const request: InsertRequest = useMemo(() => ({
    clause: page.clause, stance, ...(place ?? { where: 'suggested' }), finding: page.finding?.id ?? null,
    values: Object.entries(values).filter(([, value]) => value.trim() !== '').map(([name, value]): BlankValue => ({ name, value })),
  }), [page, stance, place, values])

  useEffect(() => {
    let gone = false
    const timer = setTimeout(() => {
      void pane.attempt(() => session.preview(scan, request)).then((next) => { if (!gone && next !== null) setPreview(next) })
    }, preview === null ? 0 : TYPING_PAUSE_MS)
    return () => { gone = true; clearTimeout(timer) }
    // `preview` only decides the pause; `pane.attempt` never changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [session, scan, request])

  if (clause === undefined) return <PageHead title={page.clause} />
  const insert = async () => {
    const wanted = (offers: AlongOffer[]) => offers.map(({ id }) => id).filter((id) => !without.has(id))
    const along = preview === null ? undefined : { terms: wanted(preview.needs.terms), annexes: wanted(preview.needs.annexes) }
    const done = await run('insert', (work) => session.insert(scan, { ...request, along, role: pane.settings.role }, work))
    if (done === null) return
    setReport(done)
    if (done.scan !== null) await pane.adopt(done.scan)
  }
  const canWrite = session.capabilities().canInsert && session.capabilities().readOnlyReason === null
  if (report !== null) return <InsertResult report={report} clause={clause} onAgain={() => setReport(null)} />
  return (
    <div className={styles.stack} data-testid="clause-page">
      <PageHead title={words.typeset(clause.title)} />
      {clause.stances.length > 1 ? (
        <div>
          <TabList className={styles.tabs} size="small" selectedValue={stance} aria-label={words.t('stance-label')} onTabSelect={(_, data) => setStance(data.value as Stance)}>
            {clause.stances.map((one) => <Tab key={one} value={one} data-testid={`stance-${one}`}>{words.t(`stance-${one}`)}</Tab>)}
          </TabList>
          <Text size={200} className={styles.hint} block>{words.t(`stance-hint-${stance}`)}</Text>
        </div>
      ) : null}
      {preview === null ? <Spinner size="tiny" label={words.t('clause-loading')} /> : <ClauseText paragraphs={preview.paragraphs} heading={preview.heading} />}
      {(preview?.unagreed ?? []).map((party) => <MessageBar key={party} intent="warning" layout="multiline"><MessageBarBody data-testid="unagreed">{words.t('unagreed', { party })}</MessageBarBody></MessageBar>)}
      {clause.stances.length > 1 ? <StanceComparison clause={clause} stance={stance} /> : null}
      {clause.summary !== '' && pane.settings.role !== 'prestataire' ? <section><h3 className={styles.label}>{words.t('clause-summary')}</h3><Text>{words.typeset(clause.summary)}</Text></section> : null}
      {clause.providerNote !== '' && pane.settings.role !== 'medecin' ? <section><h3 className={styles.label}>{words.t(pane.settings.role === 'prestataire' ? 'clause-commits' : 'clause-commits-other')}</h3><Text>{words.typeset(clause.providerNote)}</Text></section> : null}
      {clause.law.length > 0 ? <Text size={200} className={styles.hint}>{words.t('clause-law')} : {clause.law.join(' ; ')}</Text> : null}
      {preview !== null && preview.blanks.length > 0 ? (
        <Accordion collapsible>
          <AccordionItem value="blanks">
            <AccordionHeader as="h3" size="small" data-testid="clause-blanks">{words.t('blanks-to-fill', { n: preview.blanks.filter(({ name, value }) => (values[name] ?? value ?? '') === '').length })}</AccordionHeader>
            <AccordionPanel className={styles.panel}>
              <div className={styles.fields}>
                <Text size={200} className={styles.hint}>{words.t('blanks-later')}</Text>
                {preview.blanks.map((blank) => (
                  <Field key={blank.name} label={words.typeset(blank.label)} hint={blank.hint === null ? undefined : words.typeset(blank.hint)} size="small"
                    validationState={blank.refused ? 'error' : 'none'}
                    validationMessage={blank.refused ? words.t('blanks-bad-value', { reason: valueProblemIn(words, blank.refused, blank.type) }) : undefined}>
                    <Input size="small" placeholder={blank.default} value={values[blank.name] ?? blank.value ?? ''} data-testid={`blank-${blank.name}`} onChange={(_, data) => setValues({ ...values, [blank.name]: data.value })} />
                  </Field>
                ))}
              </div>
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      ) : null}
      {canWrite ? (
        <>
          {preview === null ? null : (
            <>
              <PlaceChoice places={preview.places} chosen={place} merged={place?.where === 'merge' ? preview.where : null} onChoose={setPlace} />
              <ClauseNeeds preview={preview} without={without} place={place} onPlace={setPlace}
                onAlong={(id, wanted) => setWithout(new Set(wanted ? [...without].filter((one) => one !== id) : [...without, id]))} />
            </>
          )}
          <Text size={200} className={styles.hint}>{words.t('insert-tracked-note')}</Text>
          <div className={styles.actions}>
            <ActionButton appearance="primary" data-testid="insert-confirm" disabled={preview === null} onClick={() => void insert()}>{words.t('insert-now')}</ActionButton>
            <Button onClick={pane.back}>{words.t('cancel')}</Button>
          </div>
        </>
      ) : <Text data-testid="cannot-insert">{words.t('cannot-write', { reason: noticeIn(words, session.capabilities().readOnlyReason ?? 'not-supported') })}</Text>}
    </div>
  )
}
