/** The root of Word's object model. */
import { HostObject } from './host-object'
import { ContentControlCollection } from './control-objects'
import type { OpenDocument, TrackingMode } from './open-document'
import { invalidArgument } from './host-error'
import { Range, SearchOptions } from './range-objects'
import { Body } from './text-objects'

export class HostDocument extends HostObject {
  readonly className = 'Document'
  readonly scalars = ['ChangeTrackingMode', 'Saved']

  constructor(private readonly open: OpenDocument) {
    super()
  }

  get Saved(): boolean {
    return !this.open.docx.dirty
  }

  get ChangeTrackingMode(): TrackingMode {
    return this.open.tracking
  }

  set ChangeTrackingMode(mode: TrackingMode) {
    if (mode !== 'Off' && mode !== 'TrackAll' && mode !== 'TrackMineOnly') throw invalidArgument('Document.changeTrackingMode')
    this.open.edit('Document.changeTrackingMode', () => (this.open.tracking = mode))
  }

  get Body(): Body {
    return new Body(this.open, () => this.open.paragraphs('body'))
  }

  get ContentControls(): ContentControlCollection {
    return new ContentControlCollection(this.open)
  }

  GetSelection(): Range {
    return new Range(this.open, this.open.selection)
  }
}

/** What office.js calls by itself when the add-in has started; nothing depends on it. */
class AddinInternalService extends HostObject {
  readonly className = 'AddinInternalService'
  readonly scalars = []

  NotifyActionHandlerReady(): void {
    // Word would now let the ribbon's commands through.
  }
}

/** Objects that office.js makes with `new`. */
export function createObject(name: string): HostObject | null {
  if (name.endsWith('.SearchOptions')) return new SearchOptions()
  return name.endsWith('.AddinInternalService') ? new AddinInternalService() : null
}
