/** The browser of all tests. */
export { browserPath, launchBrowser as launch } from '../../src/preview/launch-browser'
