/** Scenes of the pane in a real browser, shared by the screenshots and the accessibility checks. */
import type { Page } from 'playwright-core'

const scan = async (tab: Page) => { await tab.getByTestId('scan').click(); await tab.getByTestId('summary').waitFor({ state: 'attached' }) }

/** By name: the scenario of the harness, and what the person does. */
export const scenes: Record<string, [string, (tab: Page) => Promise<unknown>]> = {
  first: ['plain', async () => undefined],
  scanned: ['plain', scan],
  details: ['plain', async (tab) => { await scan(tab); await tab.getByTestId('details').first().click(); await tab.getByTestId('details').nth(2).click() }],
  commented: ['problems', async (tab) => { await scan(tab); await tab.getByTestId('comment-all').click(); await tab.getByTestId('comments-result').waitFor() }],
  rescan: ['rescan', async (tab) => { await scan(tab); await tab.getByTestId('plan-lines').click(); await tab.getByTestId('plan-line').first().waitFor() }],
  warned: ['warned', scan],
  progress: ['slow', async (tab) => { await tab.getByTestId('scan').click(); await tab.getByTestId('stop').waitFor(); await tab.waitForTimeout(500) }],
  many: ['many', async (tab) => { await scan(tab); await tab.getByTestId('comment-all').click(); await tab.getByTestId('comment-many-yes').waitFor() }],
  clause: ['needs', async (tab) => { await scan(tab); await tab.getByTestId('insert').first().click(); await tab.getByTestId('clause-text').waitFor(); await tab.getByTestId('stance-compare').selectOption('protective'); await tab.getByTestId('clause-blanks').click() }],
  inserted: ['plain', async (tab) => { await scan(tab); await tab.getByTestId('insert').first().click(); await tab.getByTestId('insert-confirm').click(); await tab.getByTestId('insert-result').waitFor() }],
  library: ['blanks', async (tab) => { await tab.getByTestId('tab-library').click(); await tab.getByTestId('certificates').click(); await tab.getByTestId('own').click(); await tab.getByTestId('own-from-selection').click(); await tab.getByTestId('own-form').waitFor() }],
  places: ['needs', async (tab) => { await scan(tab); await tab.getByTestId('insert').first().click(); await tab.getByTestId('similar-compare').click(); await tab.getByTestId('similar-merge').click(); await tab.getByTestId('where-merge').waitFor() }],
  stances: ['plain', async (tab) => { await scan(tab); await tab.getByTestId('insert').first().click(); await tab.getByTestId('clause-text').waitFor(); await tab.getByTestId('stance-compare').selectOption('all'); await tab.getByTestId('stances-side-by-side').waitFor() }],
  filters: ['plain', async (tab) => { await scan(tab); await tab.getByTestId('tab-library').click(); await tab.getByTestId('library-filters').click(); await tab.getByTestId('library-stance').waitFor() }],
  blanks: ['blanks', async (tab) => { await tab.getByTestId('tab-blanks').click(); await tab.getByTestId('blank').first().waitFor() }],
  exchange: ['exchange', async (tab) => { await scan(tab); await tab.getByTestId('tab-exchange').click(); await tab.getByTestId('send-look').click(); await tab.getByTestId('ready-check').click(); await tab.getByTestId('ready-verdict').waitFor() }],
  provider: ['exchange&role=prestataire', async (tab) => { await scan(tab); await tab.getByTestId('tab-exchange').click(); await tab.getByTestId('request-version').first().click(); await tab.getByTestId('version-text').waitFor() }],
  menu: ['plain', async (tab) => { await tab.getByTestId('menu').click(); await tab.getByTestId('menu-marks').waitFor() }],
  dismiss: ['plain', async (tab) => { await scan(tab); await tab.getByTestId('dismiss').first().click(); await tab.getByTestId('dismiss-contract').click(); await tab.getByTestId('dismiss-confirm').waitFor() }],
  marks: ['plain', async (tab) => { await tab.getByTestId('menu').click(); await tab.getByTestId('menu-marks').click(); await tab.getByTestId('marks-count').waitFor() }],
  broken: ['broken', async (tab) => { await tab.getByTestId('tab-blanks').click(); await tab.getByTestId('blank-fill-delai').click(); await tab.getByTestId('fault').waitFor() }],
  'not-in-word': ['not-in-word', async (tab) => { await tab.getByTestId('not-in-word').waitFor() }],
}

/** What stands out of the pane's width, in words; nothing should. */
export function tooWide(tab: Page): Promise<string[]> {
  return tab.evaluate(() => [...document.querySelectorAll('main, main *')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).overflowX !== 'hidden' && getComputedStyle(one).display !== 'inline' && one.closest('.visually-hidden, input, textarea') === null)
    .map((one) => `${one.tagName.toLowerCase()} ${one.getAttribute('data-testid') ?? ''} ${one.scrollWidth} > ${one.clientWidth}`))
}
