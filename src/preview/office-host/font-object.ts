/** The look of a paragraph's letters. */
import type { DocParagraph } from '../../ooxml'
import { HostObject } from './host-object'
import type { OpenDocument } from './open-document'
import * as look from './paragraph-look'

export class Font extends HostObject {
  readonly className = 'Font'
  readonly scalars = ['Bold', 'Italic', 'Name', 'Size', 'Color']

  constructor(private readonly open: OpenDocument, private readonly doc: DocParagraph) {
    super()
  }

  get Bold(): unknown { return look.fontOf(this.doc, 'bold') }
  set Bold(value: unknown) { this.set('bold', value) }
  get Italic(): unknown { return look.fontOf(this.doc, 'italic') }
  set Italic(value: unknown) { this.set('italic', value) }
  get Name(): unknown { return look.fontOf(this.doc, 'name') }
  set Name(value: unknown) { this.set('name', value) }
  get Size(): unknown { return look.fontOf(this.doc, 'size') }
  set Size(value: unknown) { this.set('size', value) }
  get Color(): unknown { return look.fontOf(this.doc, 'color') }
  set Color(value: unknown) { this.set('color', value) }

  private set(name: look.FontName, value: unknown): void {
    this.open.edit(`Font.${name}`, () => look.setFont(this.doc, name, value))
  }
}
