/** Steps of a person in the preview, by the pane's own buttons: for the demo and the end-to-end tests. */
import { readFile } from 'node:fs/promises'
import type { FrameLocator, Locator, Page } from 'playwright-core'

const PATIENCE = 30_000

export class PaneDriver {
  readonly pane: FrameLocator

  constructor(readonly page: Page) {
    this.pane = page.frameLocator('iframe.pane')
  }

  at(testId: string): Locator {
    return this.pane.getByTestId(testId)
  }

  /** The card of a rule; it is scrolled to, since a long list holds only what can be seen. Without a rule: the first that offers a clause. */
  async card(rule?: string): Promise<Locator> {
    const card = rule === undefined ? this.pane.locator('[data-testid=finding]:has([data-testid=insert])') : this.pane.locator(`[data-testid=finding][data-rule="${rule}"]`)
    await this.at('finding').first().waitFor({ timeout: PATIENCE })
    await this.scroll('top')
    for (let step = 0; step < 60 && (await card.count()) === 0; step++) await this.scroll('on')
    await card.first().waitFor({ timeout: 5000 })
    await card.first().scrollIntoViewIfNeeded()
    return card.first()
  }

  /** Scrolls the pane: to its top, or on by a stretch. */
  async scroll(where: 'top' | 'on'): Promise<void> {
    await this.pane.locator('main').evaluate(async (main, to) => {
      main.scrollTo({ top: to === 'top' ? 0 : main.scrollTop + 400 })
      await new Promise((resolve) => setTimeout(resolve, 30))
    }, where)
  }

  async ready(): Promise<void> {
    await this.at('scan').first().waitFor({ timeout: PATIENCE })
  }

  async scan(): Promise<void> {
    await this.at('scan').first().click()
    await this.at('summary').waitFor({ timeout: PATIENCE })
    await this.idle()
  }

  /** Waits until nothing runs in the pane. */
  async idle(): Promise<void> {
    await this.at('stop').waitFor({ state: 'detached', timeout: PATIENCE })
  }

  async commentAll(): Promise<string> {
    await this.at('comment-all').click()
    const result = this.at('comments-result')
    await result.waitFor({ timeout: PATIENCE })
    await this.idle()
    return (await result.textContent()) ?? ''
  }

  /** Inserts the clause that a card offers, as it is proposed. */
  async insertFor(rule?: string): Promise<string> {
    await (await this.card(rule)).getByTestId('insert').click()
    await this.at('insert-confirm').click()
    await this.at('insert-result').waitFor({ timeout: PATIENCE })
    await this.idle()
    return this.at('insert-result').innerText()
  }

  async back(): Promise<void> {
    await this.at('insert-back').click()
  }

  /** Presses « Télécharger » and gives the file. */
  async download(): Promise<Uint8Array> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByTestId('preview-download').click()])
    return new Uint8Array(await readFile(await download.path()))
  }

  /** Drops a file on the page, as from the file manager. */
  async drop(name: string, bytes: Uint8Array): Promise<void> {
    await this.page.evaluate(([fileName, base64]) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], fileName))
      for (const type of ['dragenter', 'dragover', 'drop']) document.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }))
    }, [name, Buffer.from(bytes).toString('base64')] as const)
  }
}
