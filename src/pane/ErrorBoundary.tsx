import { Component, useState, type ReactNode } from 'react'
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import type { Capabilities } from '../document/port'
import { errorReport } from './error-report'
import { useWords } from './words'

const useStyles = makeStyles({ page: { padding: '16px', display: 'flex', flexDirection: 'column', gap: '10px' }, title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 }, report: { margin: 0, padding: '8px', fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', userSelect: 'all', border: `1px solid ${tokens.colorNeutralStroke1}` } })

interface Props { version: string; capabilities(): Capabilities | null; onRestart?: () => void; children: ReactNode }

/** The one boundary: a bug of ours ends here, with a report that can be copied and a way to start again. */
export class ErrorBoundary extends Component<Props, { error: { value: unknown } | null }> {
  override state: { error: { value: unknown } | null } = { error: null }

  static getDerivedStateFromError(value: unknown) {
    return { error: { value } }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return <FaultPage error={this.state.error.value} version={this.props.version} capabilities={this.props.capabilities} onRestart={this.props.onRestart ?? (() => this.setState({ error: null }))} />
  }
}

function capabilitiesOrNull(read: () => Capabilities | null): Capabilities | null {
  try {
    return read()
  } catch {
    // The report must be shown even when the host itself is what failed.
    return null
  }
}

function FaultPage({ error, version, capabilities, onRestart }: { error: unknown; version: string; capabilities(): Capabilities | null; onRestart(): void }) {
  const styles = useStyles()
  const words = useWords()
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const [report] = useState(() => errorReport(error, { version, language: words.language, userAgent: navigator.userAgent, capabilities: capabilitiesOrNull(capabilities), at: new Date().toISOString() }))
  const copy = () => {
    // navigator.clipboard is absent or refused in some hosts: the text stands below, selectable.
    const clipboard: Clipboard | undefined = navigator.clipboard
    if (clipboard === undefined) return setCopied('failed')
    clipboard.writeText(report).then(() => setCopied('yes'), () => setCopied('failed'))
  }
  return (
    <main className={styles.page} data-testid="fault">
      <div role="alert">
        <h1 className={styles.title}>{words.t('error-title')}</h1>
        <Text>{words.t('error-what')}</Text>
      </div>
      <Button appearance="primary" onClick={copy} data-testid="fault-copy">{words.t('error-copy')}</Button>
      {copied === 'no' ? null : <Text>{words.t(copied === 'yes' ? 'error-copied' : 'error-copy-failed')}</Text>}
      <pre className={styles.report} data-testid="fault-report">{report}</pre>
      <Button onClick={onRestart} data-testid="fault-restart">{words.t('error-restart')}</Button>
    </main>
  )
}
