import type { PreviewApp } from '../../src/preview/preview-app'
import type { OfficeHostOptions } from '../../src/preview/office-host'

declare global {
  interface Window {
    clausierPreview: PreviewApp
    clausierPreviewHost?: OfficeHostOptions
  }
}
